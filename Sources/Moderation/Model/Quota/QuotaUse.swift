/// How many calls there may be within a minute, and how many there were.
public struct QuotaUse: Equatable, Sendable {
  public var limit: Int
  /// Calls of the last minute, those under way included.
  public var used: Int

  public init(limit: Int, used: Int) {
    self.limit = limit
    self.used = used
  }
}
