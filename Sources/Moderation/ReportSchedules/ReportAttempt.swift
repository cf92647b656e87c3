/// What became of one attempt to send a report.
public struct ReportAttempt: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    case sent
    case retry(at: Timestamp, error: String)
    /// Trying again cannot help, or the last attempt is used up.
    case givenUp(error: String)
  }

  public var outcome: Outcome
  /// Nil where the report could not even be made.
  public var log: DecisionLogSummary?

  public init(_ outcome: Outcome, log: DecisionLogSummary?) {
    self.outcome = outcome
    self.log = log
  }
}
