import Moderation

/// Reads parked deliveries as their bodies say: `use ACCOUNT TENANT COMMENT` is a comment, `drop` is needless, and
/// all else is of no use.
struct StandInParkedReader: ParkedDeliveryReading {
  func read(_ delivery: ParkedDelivery, of tenant: TenantID?) -> ParkedReading {
    let words = String(decoding: delivery.body, as: UTF8.self).split(separator: " ").map(String.init)
    switch words.first {
    case "use":
      guard words.count == 4, let account = AccountID(words[1]), let owner = TenantID(words[2]) else {
        return .unusable("it names nobody")
      }
      let comment = CommentEvent(
        kind: .created, commentID: words[3], videoID: "v", authorID: "u", text: "free money",
        occurredAt: Timestamp(seconds: 1_700_000_000))
      return .usable {
        JournalEntry(
          tenantID: owner, accountID: account,
          content: .comment(
            comment, decision: Decision(verdict: .review, basis: .byDefault, ruleSetVersion: 1), action: nil),
          receivedAt: delivery.receivedAt)
      }
    case "drop": return .needless("it is a test event")
    default: return .unusable("it is a mystery")
    }
  }
}
