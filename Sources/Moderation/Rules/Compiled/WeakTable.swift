/// Objects by key that are there as long as somebody else uses them.
struct WeakTable<Key: Hashable, Value: AnyObject & Sendable> {
  private struct Entry {
    weak var value: Value?
  }

  private var entries: [Key: Entry] = [:]
  /// The number of entries at which those whose object is gone are removed.
  private var sweepAt = 64

  subscript(key: Key) -> Value? { entries[key]?.value }

  var count: Int { entries.values.count { $0.value != nil } }

  /// Keeps a new value, or answers the one that another caller, who made it at the same time, has kept already.
  ///
  /// `isSame` tells whether a value found by the key is what the key stands for; one that is not is replaced.
  mutating func keep(_ value: Value, for key: Key, isSame: (Value) -> Bool = { _ in true }) -> Value {
    if let known = self[key], isSame(known) { return known }
    entries[key] = Entry(value: value)
    if entries.count >= sweepAt {
      entries = entries.filter { $0.value.value != nil }
      sweepAt = max(64, entries.count * 2)
    }
    return value
  }
}
