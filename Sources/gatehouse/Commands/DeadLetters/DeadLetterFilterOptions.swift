internal import ArgumentParser
internal import Moderation

/// Which of a tenant's dead letters.
struct DeadLetterFilterOptions: ParsableArguments {
  @Option(help: "Only this account's, by id or by name.")
  var account: String?

  @Option(help: "Only this kind: delete, hide, unhide or reply.")
  var kind: String?

  @Option(
    help: """
      Only those given up because of this: permission, permanent, token_rejected, transient, unreachable, \
      drifted (accepted and never done), outcome_unknown (a reply that may have been sent) or unknown.
      """)
  var failure: String?

  @OptionGroup(title: "By when they were given up") var time: TimeRangeOptions

  func validate() throws {
    if let kind, !Action.Kind.allCases.contains(where: { $0.name == kind }) {
      throw ValidationError(ChoiceText.refusal("--kind", Action.Kind.allCases.map(\.name)))
    }
    if let failure, Action.Failure(rawValue: failure) == nil {
      throw ValidationError(ChoiceText.refusal("--failure", Action.Failure.allCases.map(\.rawValue)))
    }
  }

  func query(with client: AdminClient, in tenantPath: APIPath) async throws(CommandFailure)
    -> [(name: String, value: String?)]
  {
    try await members(with: client, in: tenantPath) + time.query
  }

  func add(to body: inout JSONBody, with client: AdminClient, in tenantPath: APIPath) async throws(CommandFailure) {
    for member in try await members(with: client, in: tenantPath) { body.set(member.name, member.value) }
    body.set("from", time.since?.moment.description)
    body.set("to", time.until?.moment.description)
  }

  private func members(with client: AdminClient, in tenantPath: APIPath) async throws(CommandFailure)
    -> [(name: String, value: String?)]
  {
    var accountID: String?
    if let account { accountID = try await client.accountID(account, in: tenantPath) }
    return [("account", accountID), ("kind", kind), ("failure", failure)]
  }
}
