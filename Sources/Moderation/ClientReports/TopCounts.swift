/// Counts keys of which there may be any number, in bounded memory, so that those counted most come out.
///
/// Up to `capacity` keys all is exact. Beyond that the rarer half is forgotten and what the others lose by it is
/// remembered (Misra and Gries): a count is then at most `uncertainty` too low, and a key that was counted more often
/// than that is among them.
public struct TopCounts<Key: Hashable & Comparable & Sendable>: Sendable {
  public struct Entry: Equatable, Sendable where Key: Equatable {
    public var key: Key
    public var count: Int
  }

  private let capacity: Int
  private var counts: [Key: Int] = [:]
  /// The most by which any count is too low; 0 where all are exact.
  public private(set) var uncertainty = 0

  public init(capacity: Int = 16_384) { self.capacity = capacity }

  public mutating func add(_ key: Key) {
    counts[key, default: 0] += 1
    if counts.count > capacity { forgetRarest() }
  }

  public func holds(_ key: Key) -> Bool { counts[key] != nil }

  /// The keys counted most, the most first; equal ones by key.
  public func top(_ limit: Int) -> [Entry] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map { Entry(key: $0.key, count: $0.value) }
  }

  private mutating func forgetRarest() {
    let loss = counts.values.sorted(by: >)[capacity / 2]
    uncertainty += loss
    counts = counts.compactMapValues { $0 > loss ? $0 - loss : nil }
  }
}
