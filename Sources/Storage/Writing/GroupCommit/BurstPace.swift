/// How much of one tenant a transaction takes while others send as well: what is written in a sixteenth of the time that
/// it takes to reach the disk. Everybody waits for the disk, so it adds little; where the disk is slow, a transaction has
/// more to be worth it. A larger share would feed itself: what reaches the disk takes longer for being more, and longer
/// still where the processor is wanted by many.
struct BurstPace {
  /// The least and the most. At the least it is a fifth of a millisecond of work.
  static let bounds = 8...256
  private static let share = 1.0 / 16
  /// How many batches a mean goes back, roughly.
  private static let memory = 16.0

  /// Means, in seconds.
  private var entryTime = 0.0
  private var diskTime = 0.0

  var burst: Int {
    guard entryTime > 0 else { return Self.bounds.lowerBound }
    let entries = diskTime * Self.share / entryTime
    return Int(min(max(entries, Double(Self.bounds.lowerBound)), Double(Self.bounds.upperBound)))
  }

  /// A batch of so many entries, and nothing else, is on the disk.
  mutating func note(_ entries: Int, writtenIn writing: Duration, onDiskIn reaching: Duration) {
    guard entries > 0 else { return }
    mix(writing / .seconds(1) / Double(entries), into: &entryTime)
    mix(reaching / .seconds(1), into: &diskTime)
  }

  private func mix(_ value: Double, into mean: inout Double) {
    mean += mean == 0 ? value : (value - mean) / Self.memory
  }
}
