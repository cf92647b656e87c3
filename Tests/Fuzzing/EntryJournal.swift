internal import Moderation
internal import Synchronization

/// Says that everything is stored, and remembers it.
final class EntryJournal: DeliveryJournal {
  private let seen = Mutex<[JournalEntry.Content]>([])

  var entries: [JournalEntry.Content] { seen.withLock { $0 } }

  func forget() { seen.withLock { $0.removeAll(keepingCapacity: true) } }

  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    seen.withLock { $0 += entries.map(\.content) }
    whenKnown(entries.indices.map { PlacedOutcome(place: $0, outcome: .stored) })
  }
}
