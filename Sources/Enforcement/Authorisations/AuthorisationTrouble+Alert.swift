internal import Moderation

extension AuthorisationTrouble {
  func alert(at moment: Timestamp) -> Alert {
    let (kind, since, message) = content
    return Alert(
      id: id(since: since), tenantID: tenantID, kind: kind, subject: "\(accountID)", message: message, raisedAt: moment)
  }

  private var content: (kind: Alert.Kind, since: Timestamp, message: String) {
    let place = "--tenant \(tenantID)"
    let again =
      "Have its owner authorise it again: gatehouse account authorise \(place) --account \(accountID). An account of the "
      + "open dialect gets new tokens: gatehouse account set-tokens \(accountID) \(place)"
    switch kind {
    case .lapsed(let since, let reason):
      return (
        .accountDisconnected, since,
        "TikTok does not let us act for the account \(accountName) any more: \(reason). "
          + "Its comments are not moderated. " + again
      )
    case .refreshFailing(let end, let trouble):
      return (
        .tokenRefreshFailing, end,
        "The access token of the account \(accountName) ends at \(end) and could not be renewed, "
          + "\(trouble.failures) times so far: \(trouble.message). It is tried again until it succeeds"
      )
    case .ending(let end):
      return (
        .authorisationEnding, end,
        "The authorisation of the account \(accountName) ends at \(end), and only its owner can prolong it. " + again
      )
    }
  }

  /// The same for the same trouble, so that a second alert of it can be told from a new one. Made as all ids are: of
  /// the moment, and for the rest of the account.
  private func id(since moment: Timestamp) -> AlertID {
    AlertID(rawValue: max(1, moment.milliseconds) << 20 | accountID.rawValue & 0xF_FFFF)
  }
}
