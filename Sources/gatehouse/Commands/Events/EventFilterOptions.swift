internal import ArgumentParser
internal import Moderation

/// Which events of a tenant.
struct EventFilterOptions: ParsableArguments {
  @Option(help: "Only this account's, by id or by name.")
  var account: String?

  @Option(
    help: "Only this type: comment.created, comment.deleted, comment.hidden, comment.restricted or comment.published.")
  var type: String?

  @Option(help: "Only this verdict: allow, review, hold, hide or delete.")
  var verdict: String?

  @Option(name: .customLong("comment"), help: "Only this comment, by TikTok's id.")
  var commentID: String?

  @Option(help: "Only those that a rule gave this label.")
  var label: String?

  @OptionGroup var time: TimeRangeOptions

  func validate() throws {
    if let type, CommentEvent.Kind(name: type) == nil {
      throw ValidationError(ChoiceText.refusal("--type", CommentEvent.Kind.allCases.map(\.name)))
    }
    if let verdict, Verdict(name: verdict) == nil {
      throw ValidationError(ChoiceText.refusal("--verdict", Verdict.allCases.map(\.name)))
    }
  }

  /// True where the tenant's report counts the same events.
  var isCountedByReport: Bool { type == nil && verdict == nil && commentID == nil && label == nil }

  func query(with client: AdminClient, in tenantPath: APIPath) async throws(CommandFailure)
    -> [(name: String, value: String?)]
  {
    var accountID: String?
    if let account { accountID = try await client.accountID(account, in: tenantPath) }
    return [
      ("account", accountID), ("type", type), ("verdict", verdict), ("comment_id", commentID), ("label", label),
    ] + time.query
  }
}
