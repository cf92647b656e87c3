internal import Moderation

/// What a retry in bulk would look at, and what it wants to be sent.
struct DeadLetterSummaryOutput: Encodable {
  struct Group: Encodable {
    var accountID: AccountID
    var kind: String
    var failure: String
    /// Replies that may have been sent: retried one by one alone.
    var maySendTwice: Bool
    var count: Int64
  }

  var retriable: Int64
  var left: Int64
  var groups: [Group]
  var confirmation: String
  var expiresAt: Timestamp

  init(_ summary: DeadLetterSummary, _ confirmation: RetryConfirmation) {
    retriable = summary.retriable
    left = summary.left
    groups = summary.groups.map {
      Group(
        accountID: $0.accountID, kind: $0.kind.name, failure: $0.failure.rawValue, maySendTwice: $0.maySendTwice,
        count: $0.count)
    }
    self.confirmation = confirmation.text
    expiresAt = confirmation.expiresAt
  }
}
