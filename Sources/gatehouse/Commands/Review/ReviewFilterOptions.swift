internal import ArgumentParser
internal import Moderation

/// Which comments of the queue.
struct ReviewFilterOptions: ParsableArguments {
  @Option(help: "Only this account's, by id or by name.")
  var account: String?

  @Option(help: "Only those decided so by the rules: review or hold.")
  var decidedAs: String?

  @Option(help: "Only those that this rule decided.")
  var rule: String?

  @Option(help: "Only those that a rule gave this label.")
  var label: String?

  func validate() throws {
    if let decidedAs, Verdict(name: decidedAs)?.asksForPerson != true {
      throw ValidationError("--decided-as must be review or hold")
    }
  }

  func query(with client: AdminClient, in tenantPath: APIPath) async throws(CommandFailure)
    -> [(name: String, value: String?)]
  {
    [
      ("account", try await accountID(with: client, in: tenantPath)), ("verdict", decidedAs), ("rule", rule),
      ("label", label),
    ]
  }

  /// `verdict` is the member that says how the rules decided.
  func add(
    to body: inout JSONBody, verdict: String, with client: AdminClient, in tenantPath: APIPath
  ) async throws(CommandFailure) {
    body.set("account", try await accountID(with: client, in: tenantPath))
    body.set(verdict, decidedAs)
    body.set("rule", rule)
    body.set("label", label)
  }

  private func accountID(with client: AdminClient, in tenantPath: APIPath) async throws(CommandFailure) -> String? {
    guard let account else { return nil }
    return try await client.accountID(account, in: tenantPath)
  }
}
