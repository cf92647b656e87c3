/// Durations counted in buckets whose width grows with them: sixteen to each doubling, so that a quantile is off by at
/// most a thirty-second of itself (3.2 %) however few buckets there are. Below 16 ms they are exact.
public struct DurationHistogram: Equatable, Sendable {
  /// Buckets to each doubling, as a power of two.
  private static let precision = 4

  /// By bucket.
  public private(set) var counts: [Int: Int] = [:]

  public init() {}

  public var total: Int { counts.values.reduce(0, +) }

  /// The bucket that counts `duration`; what is negative, because two clocks disagree, counts as nothing.
  public static func bucket(of duration: Duration) -> Int {
    let value = max(0, duration.milliseconds)
    guard value >= 1 << precision else { return Int(value) }
    let shift = Int64.bitWidth - 1 - value.leadingZeroBitCount - precision
    return shift << precision + Int(value >> shift)
  }

  /// The middle of a bucket.
  static func middle(of bucket: Int) -> Duration {
    guard bucket >= 1 << (precision + 1) else { return .milliseconds(bucket) }
    let shift = bucket >> precision - 1
    let low = Int64(bucket - shift << precision) << shift
    return .milliseconds(low + (Int64(1) << shift - 1) / 2)
  }

  public mutating func add(_ duration: Duration) { add(bucket: Self.bucket(of: duration), times: 1) }

  public mutating func add(bucket: Int, times: Int) { counts[bucket, default: 0] += times }

  public mutating func add(_ other: DurationHistogram) { counts.merge(other.counts, uniquingKeysWith: +) }

  /// The duration that this share of all does not exceed: 0.5 gives the median. Nil where nothing was counted.
  public func quantile(_ share: Double) -> Duration? {
    let total = total
    guard total > 0 else { return nil }
    var rank = max(1, Int((share * Double(total)).rounded(.up)))
    for (bucket, count) in counts.sorted(by: { $0.key < $1.key }) {
      rank -= count
      if rank <= 0 { return Self.middle(of: bucket) }
    }
    return nil
  }
}
