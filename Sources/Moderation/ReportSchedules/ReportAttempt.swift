/// What became of one attempt to send a report.
public enum ReportAttempt: Equatable, Sendable {
  case sent
  case retry(at: Timestamp, error: String)
  /// Trying again cannot help, or the last attempt is used up.
  case givenUp(error: String)
}
