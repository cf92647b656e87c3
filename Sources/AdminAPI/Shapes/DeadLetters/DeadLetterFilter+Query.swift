internal import Moderation

extension DeadLetterFilter {
  /// Which dead letters a query asks for.
  init(_ query: inout QueryFields) {
    self.init(
      accountID: query.id("account", AccountID.self),
      kind: query.choice("kind", among: Action.Kind.allCases) { $0.name },
      failure: query.choice("failure", among: Action.Failure.allCases) { $0.rawValue }, givenUp: query.range())
  }
}
