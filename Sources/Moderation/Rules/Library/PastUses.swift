/// When keys were last used whose values are not kept, by a count of uses. What lies furthest back is forgotten.
struct PastUses<Key: Hashable> {
  private let limit: Int
  private var newer: [Key: Int] = [:]
  private var older: [Key: Int] = [:]
  private var hasForgotten = false

  /// Remembers at most `limit` keys, and the latest half as many for certain.
  init(limit: Int) { self.limit = limit }

  /// The last use; `Int.min` where it may be forgotten, nil for a key that was never used.
  func latest(of key: Key) -> Int? { newer[key] ?? older[key] ?? (hasForgotten ? .min : nil) }

  mutating func note(_ use: Int, of key: Key) {
    older[key] = nil
    newer[key] = use
    guard newer.count >= max(1, limit / 2) else { return }
    hasForgotten = hasForgotten || !older.isEmpty
    (older, newer) = (newer, [:])
  }

  mutating func forget(_ key: Key) {
    newer[key] = nil
    older[key] = nil
  }

  /// Forgets keys that are used no more, all but these. Where these are few enough to be remembered for certain, nothing
  /// that was forgotten before is held against keys that come new.
  mutating func forgetAll(but keys: Set<Key>) {
    newer = newer.filter { keys.contains($0.key) }
    older = older.filter { keys.contains($0.key) }
    hasForgotten = hasForgotten && keys.count > limit / 2
  }
}
