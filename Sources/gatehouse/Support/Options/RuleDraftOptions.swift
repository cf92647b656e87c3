internal import ArgumentParser
internal import Moderation

/// The layer that a rule set file is tried in, and the account whose comments it is tried on.
struct RuleDraftOptions: ParsableArguments {
  @Option(help: "The account whose comments these are, by id or by name. (default: those without rules of their own)")
  var account: String?

  @Option(help: "The layer that the rule set file is meant for: tenant or account. (default: tenant)")
  var layer: String?

  func validate() throws {
    if let layer, layer != "tenant" && layer != "account" {
      throw ValidationError("--layer must be tenant or account")
    }
    if layer == "account" && account == nil { throw ValidationError("--layer account needs --account") }
  }

  /// Puts what was given into a body; `file` is the draft, if any.
  func set(
    in body: inout JSONBody, file: String?, client: AdminClient, tenantPath: APIPath
  ) async throws(CommandFailure) {
    if let account { body.set("account", try await client.accountID(account, in: tenantPath)) }
    guard let file else { return }
    body.set("layer", layer)
    body.setRaw("rule_set", try RuleFile(path: file).document().canonicalJSON)
  }
}
