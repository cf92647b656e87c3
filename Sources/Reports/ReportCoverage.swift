public import Moderation

/// How many of a report's comments TikTok delivered by itself, over the whole days (UTC) that the report touches.
public struct ReportCoverage: Equatable, Codable, Sendable {
  public var delivered: Int
  /// Comments that had to be looked for because no delivery brought them.
  public var found: Int

  public init(delivered: Int, found: Int) {
    self.delivered = delivered
    self.found = found
  }

  public init(_ days: [CoverageDay]) {
    self.init(delivered: days.reduce(0) { $0 + $1.delivered }, found: days.reduce(0) { $0 + $1.found })
  }
}
