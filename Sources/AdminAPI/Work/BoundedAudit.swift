internal import Logging
internal import Moderation
internal import Synchronization

/// Keeps in the audit log what can come in floods, such as refusals: the first at once, and what is the same within a
/// minute as one more entry with the number, when the minute is over.
///
/// It is no part of what is asked for: where the log cannot be written, that goes to the gateway's own log.
final class BoundedAudit: Sendable {
  private struct Occasion: Hashable {
    var action: AuditAction
    var subject: String
    var operatorID: OperatorID?
    var tokenID: APITokenID?
    var tenantID: TenantID?
  }

  private struct Repetitions {
    var began: Timestamp
    var count = 0
    var last: Entry
  }

  /// What is to be written.
  private struct Entry {
    var occasion: Occasion
    var detail: String?
    var actor: Actor
    var moment: Timestamp
  }

  private let audit: any AuditLog
  private let window: Duration
  private let limit: Int
  private let occasions = Mutex<[Occasion: Repetitions]>([:])

  init(_ audit: any AuditLog, window: Duration = .seconds(60), limit: Int = 10_000) {
    self.audit = audit
    self.window = window
    self.limit = limit
  }

  func record(
    _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
    at moment: Timestamp, logger: Logger
  ) async {
    let occasion = Occasion(
      action: action, subject: subject, operatorID: actor.operatorID, tokenID: actor.tokenID, tenantID: tenant)
    let entry = Entry(occasion: occasion, detail: detail, actor: actor, moment: moment)
    let due = occasions.withLock { occasions -> [Entry] in
      if let known = occasions[occasion], !isOver(known, at: moment) {
        occasions[occasion]?.count += 1
        occasions[occasion]?.last = entry
        return []
      }
      // Whoever makes up new occasions without end has all of them written rather than remembered.
      let isFull = occasions.count >= limit
      let due = take(from: &occasions) { isFull || isOver($0, at: moment) }
      occasions[occasion] = Repetitions(began: moment, last: entry)
      return due + [entry]
    }
    await write(due, logger: logger)
  }

  /// Writes the numbers of minutes that are over, until it is cancelled.
  func keepWriting(logger: Logger, clock: WallClock = .system) async {
    while (try? await Task.sleep(for: window)) != nil {
      let due = occasions.withLock { occasions in
        let now = clock.now()
        return take(from: &occasions) { isOver($0, at: now) }
      }
      await write(due, logger: logger)
    }
  }

  /// Writes all that is still counted.
  func write(logger: Logger) async {
    await write(occasions.withLock { take(from: &$0) { _ in true } }, logger: logger)
  }

  private func isOver(_ repetitions: Repetitions, at now: Timestamp) -> Bool {
    // A clock that was set back must not hold anything up.
    now < repetitions.began || now - repetitions.began >= window
  }

  /// Forgets those chosen, and gives the entries that are due for them.
  private func take(from occasions: inout [Occasion: Repetitions], where isChosen: (Repetitions) -> Bool) -> [Entry] {
    let chosen = occasions.filter { isChosen($0.value) }
    for occasion in chosen.keys { occasions[occasion] = nil }
    return chosen.values.filter { $0.count > 0 }.sorted { $0.last.moment < $1.last.moment }.map { repetitions in
      var entry = repetitions.last
      let again = "\(repetitions.count) more within \(window.components.seconds) seconds"
      entry.detail = entry.detail.map { "\($0); \(again)" } ?? again
      return entry
    }
  }

  private func write(_ entries: [Entry], logger: Logger) async {
    for entry in entries {
      do {
        try await audit.record(
          entry.occasion.action, entry.occasion.subject, detail: entry.detail, by: entry.actor,
          of: entry.occasion.tenantID, at: entry.moment)
      } catch {
        logger.error(
          "an audit entry could not be written",
          metadata: ["action": "\(entry.occasion.action.rawValue)", "error": "\(error)"])
      }
    }
  }
}
