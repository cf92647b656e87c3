/// The last comments in the order in which they were observed, each with a number of its own, from 0 on.
struct CommentRing {
  struct Entry {
    var id: UInt64
    var moment: Int64
    /// The latest moment up to this entry: where it lies before a window, so do all entries before this one.
    var latest: Int64
    /// Nil where TikTok does not tell.
    var author: UInt64?
    var isFirst: Bool?
  }

  private let limit: Int
  /// As many as a power of two; the entry with number n is at n modulo that. `fingerprints` has the same places.
  private var entries: [Entry] = []
  private var fingerprints: [TextFingerprint?] = []
  /// The numbers of the entries that are held.
  private var held = 0..<0
  private var numbers: [UInt64: Int] = [:]

  private static let leastCapacity = 16

  /// Holds at most `limit` comments, of which there is at least one.
  init(limit: Int) { self.limit = limit }

  var memoryBytes: Int {
    entries.count * (MemoryLayout<Entry>.stride + MemoryLayout<TextFingerprint?>.stride) + numbers.capacity * 24
  }

  /// `number` is held.
  subscript(number: Int) -> Entry { entries[number & (entries.count - 1)] }

  func fingerprint(_ number: Int) -> TextFingerprint? { fingerprints[number & (entries.count - 1)] }

  /// `number` is held.
  mutating func setFingerprint(_ fingerprint: TextFingerprint, of number: Int) {
    fingerprints[number & (entries.count - 1)] = fingerprint
  }

  func number(of id: UInt64) -> Int? { numbers[id] }

  /// Appends a comment, for which the oldest goes where there is no room, and answers its number.
  mutating func append(
    id: UInt64, moment: Int64, author: UInt64?, isFirst: Bool?, fingerprint: TextFingerprint?
  ) -> Int {
    if held.count == limit { dropFirst() }
    let latest = held.isEmpty ? moment : max(moment, self[held.upperBound - 1].latest)
    let entry = Entry(id: id, moment: moment, latest: latest, author: author, isFirst: isFirst)
    if held.count == entries.count { grow(filling: entry) }
    let number = held.upperBound
    held = held.lowerBound..<number + 1
    entries[number & (entries.count - 1)] = entry
    fingerprints[number & (entries.count - 1)] = fingerprint
    numbers[id] = number
    return number
  }

  /// Forgets comments that are older by more than `age` milliseconds than the latest.
  mutating func drop(olderThan age: Int64) {
    while held.count > 1, self[held.upperBound - 1].latest - self[held.lowerBound].latest > age { dropFirst() }
  }

  /// The number of comments before `number`, no later than it and less than `window` milliseconds earlier, by `author`.
  func count(before number: Int, within window: Int64, by author: UInt64) -> Int {
    entries.withUnsafeBufferPointer { entries in
      count(entries, before: number, within: window) { entries[$0].author == author }
    }
  }

  /// The same for comments that are near-duplicates of one with this fingerprint.
  func count(before number: Int, within window: Int64, near fingerprint: TextFingerprint) -> Int {
    entries.withUnsafeBufferPointer { entries in
      fingerprints.withUnsafeBufferPointer { fingerprints in
        count(entries, before: number, within: window) { fingerprints[$0]?.isNear(fingerprint) == true }
      }
    }
  }

  @inline(__always)
  private func count(
    _ entries: UnsafeBufferPointer<Entry>, before number: Int, within window: Int64, _ isCounted: (Int) -> Bool
  ) -> Int {
    let mask = entries.count - 1
    let moment = entries[number & mask].moment
    let start = moment.subtractingReportingOverflow(window).partialValue
    var count = 0
    var other = number - 1
    while other >= held.lowerBound, entries[other & mask].latest > start {
      let place = other & mask
      if entries[place].moment > start, entries[place].moment <= moment, isCounted(place) { count += 1 }
      other -= 1
    }
    return count
  }

  private mutating func dropFirst() {
    numbers[self[held.lowerBound].id] = nil
    held = held.lowerBound + 1..<held.upperBound
  }

  /// Twice as many places; those that are not in use hold anything.
  private mutating func grow(filling filler: Entry) {
    let capacity = max(Self.leastCapacity, entries.count * 2)
    var moved = [Entry](repeating: filler, count: capacity)
    var movedPrints = [TextFingerprint?](repeating: nil, count: capacity)
    for number in held {
      moved[number & (capacity - 1)] = self[number]
      movedPrints[number & (capacity - 1)] = fingerprint(number)
    }
    (entries, fingerprints) = (moved, movedPrints)
  }
}
