internal import Moderation

extension ActionFilter {
  init(_ query: inout QueryFields) {
    self.init(
      accountID: query.id("account", AccountID.self), eventID: query.id("event", EventID.self),
      state: query.choice("state", among: Action.State.allCases) { $0.name })
  }
}
