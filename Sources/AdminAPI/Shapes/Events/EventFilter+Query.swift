internal import Moderation

extension EventFilter {
  /// Which events a query asks for.
  init(_ query: inout QueryFields) {
    self.init(
      accountID: query.id("account", AccountID.self),
      kind: query.choice("type", among: CommentEvent.Kind.allCases) { $0.name },
      verdict: query.choice("verdict", among: Verdict.allCases) { $0.name },
      commentID: query.text("comment_id", .platformID), label: query.text("label", .name), received: query.range())
  }
}
