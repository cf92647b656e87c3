/// A report on its way to somebody.
public struct ReportParcel: Sendable {
  /// The same at each attempt.
  public var id: ReportDeliveryID
  public var schedule: ReportSchedule
  public var tenantName: String
  public var days: ReportedDays
  public var report: MadeClientReport

  public init(
    id: ReportDeliveryID, schedule: ReportSchedule, tenantName: String, days: ReportedDays, report: MadeClientReport
  ) {
    self.id = id
    self.schedule = schedule
    self.tenantName = tenantName
    self.days = days
    self.report = report
  }
}

/// Sends reports to the outside.
public protocol ReportSending: Sendable {
  /// Sends it once, to one place. Never throws: what went wrong is part of the answer. `refused` where no other attempt
  /// would do better: a mailbox that does not exist, a report that is too large.
  func send(_ parcel: ReportParcel, to destination: ReportDestination) async -> AlertAnswer
}
