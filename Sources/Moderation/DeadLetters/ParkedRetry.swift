/// A parked delivery that was read once more, and is to be done with.
public struct ParkedRetry: Sendable {
  public enum Content: Sendable {
    /// To be kept.
    case entry(JournalEntry)
    /// To be cleared away, and why.
    case needless(String)
    /// To be left, and why.
    case unusable(String)
  }

  public var id: Int64
  public var content: Content

  public init(id: Int64, content: Content) {
    self.id = id
    self.content = content
  }

  /// What became of one.
  public enum Outcome: Equatable, Sendable {
    /// It was kept, and is this account's.
    case retried(AccountID)
    /// It is not parked any more, and nothing was to be kept of it: why.
    case settled(String)
    /// It stays parked: why.
    case left(String)
  }

  /// What became of many.
  public struct Counts: Equatable, Codable, Sendable {
    public var examined = 0
    public var retried = 0
    public var settled = 0
    public var left = 0

    public init() {}

    public mutating func add(_ outcome: Outcome) {
      examined += 1
      switch outcome {
      case .retried: retried += 1
      case .settled: settled += 1
      case .left: left += 1
      }
    }

    public static func += (sum: inout Counts, other: Counts) {
      sum.examined += other.examined
      sum.retried += other.retried
      sum.settled += other.settled
      sum.left += other.left
    }
  }
}
