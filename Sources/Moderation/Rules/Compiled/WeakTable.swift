/// Objects by key that are there as long as somebody else uses them.
struct WeakTable<Key: Hashable, Value: AnyObject & Sendable> {
  private struct Entry {
    weak var value: Value?
  }

  private var entries: [Key: Entry] = [:]
  /// The number of entries at which those whose object is gone are removed.
  private var sweepAt = 64

  subscript(key: Key) -> Value? { entries[key]?.value }

  mutating func keep(_ value: Value, for key: Key) {
    entries[key] = Entry(value: value)
    if entries.count >= sweepAt {
      entries = entries.filter { $0.value.value != nil }
      sweepAt = max(64, entries.count * 2)
    }
  }
}
