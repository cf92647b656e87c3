internal import Moderation

/// A verified comment event on its way from the decoder to the journal.
struct UndecidedComment: Sendable {
  let comment: CommentEvent
  let recipient: Recipient
  let receivedAt: Timestamp
  /// When TikTok signed the delivery, by its clock; nil where it does not say.
  var signedAt: Timestamp?
  var origin = JournalEntry.Origin.delivery

  /// What is to be kept where no rule is asked: events that only report, and the account's own comments. Nil for a
  /// comment that must be decided.
  var entryWithoutRules: JournalEntry? {
    guard comment.kind == .created else { return entry(nil) }
    return recipient.isAuthor(of: comment) ? entry(Decision(verdict: .allow, basis: .ownComment)) : nil
  }

  func entry(decidedBy rules: AccountRules, scratch: MatchScratch) -> JournalEntry {
    entry(rules.decide(comment, scratch: scratch))
  }

  private func entry(_ decision: Decision?) -> JournalEntry {
    JournalEntry(
      tenantID: recipient.tenantID, accountID: recipient.accountID,
      content: .comment(
        comment, decision: decision,
        action: decision.flatMap { PlannedAction(for: $0.verdict, in: recipient.dialect) }),
      receivedAt: receivedAt, signedAt: signedAt, origin: origin)
  }
}
