internal import Moderation

/// The classifier's answers of late, by text, within bounded memory.
///
/// Kept in two halves: when the newer one is full, the older one is dropped and the newer takes its place. What is
/// asked for moves to the newer half, so what goes has not been asked for during half the memory's worth of new texts.
struct ScoreCache {
  private struct Entry {
    var scores: [String: Double]
    var endsAt: Timestamp
  }

  private let halfBytes: Int
  private let lifetime: Duration
  private var newer: [String: Entry] = [:]
  private var older: [String: Entry] = [:]
  private var newerBytes = 0

  /// `bytes` is the most that keys and values may take, roughly.
  init(bytes: Int, lifetime: Duration) {
    halfBytes = bytes / 2
    self.lifetime = lifetime
  }

  mutating func scores(for text: String, at moment: Timestamp) -> [String: Double]? {
    guard let entry = newer[text] ?? older[text] else { return nil }
    // An end further away than a lifetime is from before the clock was set back.
    guard entry.endsAt > moment, entry.endsAt <= moment + lifetime else { return nil }
    if newer[text] == nil { keep(entry, for: text) }
    return entry.scores
  }

  mutating func insert(_ scores: [String: Double], for text: String, at moment: Timestamp) {
    keep(Entry(scores: scores, endsAt: moment + lifetime), for: text)
  }

  private mutating func keep(_ entry: Entry, for text: String) {
    let bytes = Self.bytes(of: entry, for: text)
    guard bytes <= halfBytes else { return }
    if newerBytes + bytes > halfBytes {
      older = newer
      newer = [:]
      newerBytes = 0
    }
    if let replaced = newer.updateValue(entry, forKey: text) { newerBytes -= Self.bytes(of: replaced, for: text) }
    newerBytes += bytes
  }

  private static func bytes(of entry: Entry, for text: String) -> Int {
    entry.scores.keys.reduce(128 + text.utf8.count) { $0 + $1.utf8.count + 32 }
  }
}
