internal import Moderation
internal import Synchronization

/// Says that everything is stored, and remembers it.
final class EntryJournal: DeliveryJournal {
  private let seen = Mutex<[JournalEntry.Content]>([])

  var entries: [JournalEntry.Content] { seen.withLock { $0 } }

  func forget() { seen.withLock { $0.removeAll(keepingCapacity: true) } }

  func record(_ entries: [JournalEntry], whenDurable: @escaping @Sendable ([JournalOutcome]) -> Void) {
    seen.withLock { $0 += entries.map(\.content) }
    whenDurable(entries.map { _ in .stored })
  }
}
