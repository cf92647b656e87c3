public import Moderation

/// What a log file holds.
public struct LogFileSummary: Equatable, Sendable {
  /// Of the readable lines within the wanted time range.
  public var totals: ReportTotals
  /// The first unreadable lines, at most `LogFileReader.mostFaults`, in the order of the file.
  public var faults: [LogLineFault]
  /// How many lines were unreadable, listed or not.
  public var faultCount: Int

  public init(totals: ReportTotals, faults: [LogLineFault], faultCount: Int) {
    self.totals = totals
    self.faults = faults
    self.faultCount = faultCount
  }
}
