internal import Moderation
internal import Synchronization

/// Counts refusals that nobody looked into, because there were too many: each kept by itself would let a flood of
/// attempts fill the audit log. The first of a subject is told at once, further ones once a window, with their number.
final class RefusalBook: Sendable {
  struct Summary: Equatable, Sendable {
    /// Whose name, or which network.
    var subject: String
    var count: Int
    /// Who was refused last.
    var actor: Actor
  }

  private struct Entry {
    var since: Timestamp
    var count = 0
    var actor: Actor
  }

  private let window: Duration
  private let limit: Int
  private let entries = Mutex<[String: Entry]>([:])

  /// - Parameter limit: Subjects that are told apart; the rest is counted together.
  init(window: Duration = .seconds(60), limit: Int = 1000) {
    self.window = window
    self.limit = limit
  }

  /// Notes one refusal.
  func note(_ subject: String, by actor: Actor, at now: Timestamp) {
    entries.withLock { entries in
      let subject = entries[subject] != nil || entries.count < limit ? subject : "further names and addresses"
      // The first is due at once.
      var entry = entries[subject] ?? Entry(since: now - window, actor: actor)
      entry.count += 1
      entry.actor = actor
      entries[subject] = entry
    }
  }

  /// What is to be told now, of whatever subject. Each refusal is in one summary.
  func due(at now: Timestamp) -> [Summary] {
    entries.withLock { entries in
      var summaries: [Summary] = []
      for (subject, entry) in entries where now < entry.since || now - entry.since >= window {
        if entry.count > 0 {
          summaries.append(Summary(subject: subject, count: entry.count, actor: entry.actor))
          entries[subject] = Entry(since: now, actor: entry.actor)
        } else {
          entries[subject] = nil
        }
      }
      return summaries.sorted { $0.subject < $1.subject }
    }
  }
}
