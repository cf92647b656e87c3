internal import GRDB
internal import Moderation

/// Queues the reply that a decision asks for, unless the comment has one or its video has enough.
final class ReplyWriter {
  private let findReply: RawStatement
  private let countOfVideo: RawStatement
  private let insert: RawStatement
  private let actions: ActionWriter
  private let echoes: ReplyEchoes
  /// Written until then: whether it was answered may be what a restored backup does not know.
  private let restoredAt: Timestamp?

  init(_ db: Database, actions: ActionWriter, echoes: ReplyEchoes) throws {
    self.actions = actions
    self.echoes = echoes
    restoredAt = try Int64.fetchOne(db, sql: "SELECT restored_at FROM last_restore").map(Timestamp.init(milliseconds:))
    findReply = try RawStatement(db, "SELECT 1 FROM replies WHERE account_id = ?1 AND comment_id = ?2")
    countOfVideo = try RawStatement(
      db,
      "SELECT count(*) FROM replies WHERE account_id = ?1 AND rule_id = ?2 AND video_id = ?3 AND created_at > ?4")
    insert = try RawStatement(
      db,
      """
      INSERT INTO replies (account_id, comment_id, video_id, rule_id, event_id, action_id, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
  }

  /// The first of `replies` that its rule may still give to the video. A comment is replied to once at most, whichever
  /// rules ask for it and however often TikTok tells of it; one from before a restore is not replied to at all.
  func add(_ replies: [PlannedReply], labels: [String], to event: DecidedEvent, at moment: Timestamp) throws {
    if let restoredAt, event.comment.occurredAt <= restoredAt { return }
    findReply.bind(1, event.accountID)
    findReply.bind(2, event.comment.commentID)
    guard try !findReply.hasRow() else { return }
    for reply in replies where try mayReply(reply, event, moment) {
      guard let text = Self.text(of: reply, labels: labels, to: event) else { continue }
      insert.bind(1, event.accountID)
      insert.bind(2, event.comment.commentID)
      insert.bind(3, event.comment.videoID)
      insert.bind(4, reply.ruleID)
      insert.bind(5, event.id)
      insert.bind(6, try actions.addReply(text, to: event, at: moment))
      insert.bind(7, moment.milliseconds)
      _ = try insert.run()
      echoes.expect(from: event.accountID)
      return
    }
  }

  private func mayReply(_ reply: PlannedReply, _ event: DecidedEvent, _ moment: Timestamp) throws -> Bool {
    countOfVideo.bind(1, event.accountID)
    countOfVideo.bind(2, reply.ruleID)
    countOfVideo.bind(3, event.comment.videoID)
    countOfVideo.bind(4, moment.milliseconds - reply.pool.within)
    return try countOfVideo.first { $0.int(0) } ?? 0 < Int64(reply.pool.perVideo)
  }

  /// One variant, chosen by the event so that it is the same however often the entry is written. Those that name the
  /// author are left out where the event does not, unless there are no others.
  static func text(of reply: PlannedReply, labels: [String], to event: DecidedEvent) -> String? {
    let fitting = reply.pool.variants.filter { event.comment.username != nil || !$0.contains("{username}") }
    let templates = (fitting.isEmpty ? reply.pool.variants : fitting).compactMap { try? ReplyTemplate($0) }
    guard !templates.isEmpty else { return nil }
    // The lower bits alone would favour some: ids grow by steps of no particular size.
    let mixed = (UInt64(bitPattern: event.id) &* 0x9e37_79b9_7f4a_7c15) >> 33
    let template = templates[Int(mixed % UInt64(templates.count))]
    let text = template.text(username: event.comment.username, label: reply.label ?? labels.first)
    return text.utf16.count <= RuleSetLimits.replyCharacters ? text : nil
  }
}
