/// How far back an overview looks. Its steps are whole hours of UTC, so that rollups are all it takes.
public enum OverviewPeriod: String, CaseIterable, Sendable {
  case day = "24h"
  case week = "7d"
  case month = "30d"

  public var step: Duration {
    switch self {
    case .day: .seconds(3600)
    case .week: .seconds(6 * 3600)
    case .month: .seconds(86_400)
    }
  }

  private var stepCount: Int {
    switch self {
    case .day: 24
    case .week: 28
    case .month: 30
    }
  }

  /// The steps of which the last is the one that `moment` falls into.
  public func steps(at moment: Timestamp) -> OverviewSteps {
    let length = step.milliseconds
    let last = moment.milliseconds - (moment.milliseconds % length + length) % length
    let start = Timestamp(milliseconds: last - Int64(stepCount - 1) * length)
    return OverviewSteps(start: start, step: step, count: stepCount)
  }
}

/// The steps of one overview, oldest first.
public struct OverviewSteps: Equatable, Sendable {
  public let start: Timestamp
  public let step: Duration
  public let count: Int

  /// When the step that runs now ends: until then an overview of the same figures is the same.
  public var end: Timestamp { start + step * count }

  public var starts: [Timestamp] { (0..<count).map { start + step * $0 } }
}
