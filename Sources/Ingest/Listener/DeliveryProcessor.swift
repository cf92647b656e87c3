internal import Logging
internal import Moderation
internal import NIOCore
internal import TikTok

/// Verifies, decodes and decides one delivery: everything between its last byte and the journal. No I/O.
struct DeliveryProcessor {
  enum Result {
    case answer(Answer)
    /// Keep this, then answer.
    case record(JournalEntry)
    /// The account's rules must be loaded first.
    case wait(UndecidedComment)
  }

  let endpoint: Endpoint
  let library: RuleLibrary
  let counts: DeliveryCounts
  let lag: LoopLag
  let logger: Logger

  func process(
    signature: String?, body: ByteBuffer, receivedAt: Timestamp, scratch: MatchScratch
  ) -> Result {
    body.withUnsafeReadableBytes { bytes in
      let secret: Int
      var signedAt: Timestamp?
      let verified = endpoint.verifier.verify(
        header: signature, body: bytes, receivedAt: receivedAt, signedAt: &signedAt)
      if let signedAt { lag.note(signedAt: signedAt, receivedAt: receivedAt) }
      switch verified {
      case .valid(let index): secret = index
      case .stale:
        counts.stale.increment()
        return .answer(.stale)
      case .missing, .malformed, .wrong:
        counts.badSignature.increment()
        return .answer(.wrongSignature)
      }
      switch DeliveryDecoder.decode(bytes, dialect: endpoint.dialect) {
      case .comment(let comment, let openID):
        guard let recipient = endpoint.recipient(secret: secret, openID: openID) else {
          return park("it names an account that is not set up here", bytes, nil, receivedAt)
        }
        let undecided = UndecidedComment(
          comment: comment, recipient: recipient, receivedAt: receivedAt, signedAt: signedAt)
        return decide(undecided, scratch)
      case .authorizationRemoved(let openID, let reason):
        guard let recipient = endpoint.recipient(secret: secret, openID: openID) else {
          return park("it withdraws the authorisation of an account that is not set up here", bytes, nil, receivedAt)
        }
        return .record(
          JournalEntry(
            tenantID: recipient.tenantID, accountID: recipient.accountID,
            content: .authorizationRemoved(reason: reason), receivedAt: receivedAt))
      case .ping:
        counts.ignored.increment()
        return .answer(.ok)
      case .ignored(let type):
        counts.ignored.increment()
        // Scalars, since one character can be as long as the body.
        let start = Substring(type.unicodeScalars.prefix(100))
        logger.info("a delivery of a type we do not handle was ignored", metadata: ["type": "\(start)"])
        return .answer(.ok)
      case .unusable(let reason):
        return park(reason, bytes, endpoint.recipient(secret: secret, openID: nil), receivedAt)
      }
    }
  }

  private func decide(_ comment: UndecidedComment, _ scratch: MatchScratch) -> Result {
    if let entry = comment.entryWithoutRules { return .record(entry) }
    guard let rules = library.rules(comment.recipient.rules, of: comment.recipient.accountID) else {
      return .wait(comment)
    }
    return .record(comment.entry(decidedBy: rules, scratch: scratch))
  }

  private func park(
    _ reason: String, _ body: UnsafeRawBufferPointer, _ recipient: Recipient?, _ receivedAt: Timestamp
  ) -> Result {
    .record(
      JournalEntry(
        tenantID: recipient?.tenantID ?? endpoint.owner, accountID: recipient?.accountID,
        content: .parked(reason: reason, body: Array(body)), receivedAt: receivedAt))
  }
}
