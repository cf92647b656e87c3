internal import Moderation

/// Actions that are due, by what comes next.
struct DueActions {
  /// Actions on comments of one video, whose writers one call can ask for.
  struct Look {
    let account: Account
    let videoID: String
    private(set) var actions: [Action]

    /// That of the most urgent.
    var urgency: Action.Urgency { actions.map(\.urgency).min() ?? .background }

    /// False where it is of another video, or the look has as many as one call takes.
    fileprivate mutating func take(_ action: Action, atMost limit: Int) -> Bool {
      guard (action.accountID, action.videoID) == (account.id, videoID) else { return false }
      // The others have the next look.
      if actions.count < limit { actions.append(action) }
      return true
    }
  }

  /// To be carried out, in their order.
  private(set) var ready: [(action: Action, account: Account)] = []
  /// To be looked at before.
  private(set) var looks: [Look] = []

  mutating func add(_ action: Action, of account: Account) { ready.append((action, account)) }

  mutating func addToLook(at action: Action, of account: Account, atMost limit: Int) {
    for index in looks.indices where looks[index].take(action, atMost: limit) { return }
    looks.append(Look(account: account, videoID: action.videoID, actions: [action]))
  }
}
