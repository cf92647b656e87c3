/// Reports that wait to be sent: for the worker. Each call is one transaction; each throws `StorageError`.
public protocol ReportDeliveryQueue: Sendable {
  /// Makes deliveries for schedules whose time has come. However often it is called, and by whom: there is one for each
  /// schedule and period. A schedule that cannot be read stops no other: it is looked at again a day later, and raises
  /// `report.undelivered`.
  func plan(at moment: Timestamp) async throws
  /// Those due at `moment`: the earliest of each tenant that has none under way, at most `limit`. One that cannot be read
  /// is given up.
  func due(at moment: Timestamp, limit: Int, excluding busy: Set<TenantID>) async throws -> [ReportErrand]
  /// When there will be something to plan or to send; nil when there is nothing.
  func nextWork(after moment: Timestamp) async throws -> Timestamp?
  /// Keeps that one of several addresses took it, so that no later attempt writes there again, and tells the audit log
  /// with which decision log: a later attempt makes the report anew, and may send another.
  func reach(_ address: String, with log: DecisionLogSummary, of id: ReportDeliveryID, at moment: Timestamp)
    async throws
  /// Raises `report.undelivered` for what is given up.
  func record(_ attempt: ReportAttempt, of id: ReportDeliveryID, at moment: Timestamp) async throws
  /// Suspends until there may be more, until `deadline`, or until the task is cancelled.
  func waitForReportWork(until deadline: Timestamp?) async
}

/// A report to be sent, with where it goes.
public struct ReportErrand: Sendable {
  public var delivery: ReportDelivery
  public var schedule: ReportSchedule
  public var tenantName: String
  /// Those that do not have it yet.
  public var destinations: [ReportDestination]

  public init(
    delivery: ReportDelivery, schedule: ReportSchedule, tenantName: String, destinations: [ReportDestination]
  ) {
    self.delivery = delivery
    self.schedule = schedule
    self.tenantName = tenantName
    self.destinations = destinations
  }
}

public enum ReportDestination: Equatable, Sendable {
  case mailbox(String)
  case channel(AlertChannel)

  /// As `ReportDelivery.reached` has it.
  public var address: String {
    switch self {
    case .mailbox(let address): address
    case .channel(let channel): "\(channel.id)"
    }
  }

  /// As people know it.
  public var name: String {
    switch self {
    case .mailbox(let address): address
    case .channel(let channel): channel.name
    }
  }
}
