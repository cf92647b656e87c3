/// One report of one schedule, about one period: sent, or still to be sent.
public struct ReportDelivery: Equatable, Identified, Sendable {
  public static let idPrefix = "rdl"

  /// The raw values are stored: never renumber.
  public enum State: Int, CaseIterable, Sendable {
    case due = 1
    case sent = 2
    /// It could not be sent, and will be tried again.
    case failed = 3
    case givenUp = 4

    public var name: String {
      switch self {
      case .due: "due"
      case .sent: "sent"
      case .failed: "failed"
      case .givenUp: "given_up"
      }
    }

    public var isWaiting: Bool { self == .due || self == .failed }
  }

  /// The receiver sees it, and can tell by it that a report came twice.
  public var id: ReportDeliveryID
  public var tenantID: TenantID
  /// Nil once the schedule is deleted.
  public var scheduleID: ReportScheduleID?
  /// As it was when this was made.
  public var scheduleName: String
  public var days: ReportedDays
  /// Whether its time had come; false where somebody asked for it.
  public var isOnSchedule: Bool
  public var state: State
  public var attempts: Int
  /// Nil once it is settled.
  public var nextAttemptAt: Timestamp?
  /// In words, safe to show to a tenant.
  public var lastError: String?
  /// The addresses that took it, or the channel's id.
  public var reached: [String]
  /// Of what was sent last.
  public var log: DecisionLogSummary?
  public var createdAt: Timestamp
  public var sentAt: Timestamp?

  public init(
    id: ReportDeliveryID, tenantID: TenantID, scheduleID: ReportScheduleID?, scheduleName: String,
    days: ReportedDays, isOnSchedule: Bool, state: State = .due, attempts: Int = 0, nextAttemptAt: Timestamp?,
    lastError: String? = nil, reached: [String] = [], log: DecisionLogSummary? = nil, createdAt: Timestamp,
    sentAt: Timestamp? = nil
  ) {
    self.id = id
    self.tenantID = tenantID
    self.scheduleID = scheduleID
    self.scheduleName = scheduleName
    self.days = days
    self.isOnSchedule = isOnSchedule
    self.state = state
    self.attempts = attempts
    self.nextAttemptAt = nextAttemptAt
    self.lastError = lastError
    self.reached = reached
    self.log = log
    self.createdAt = createdAt
    self.sentAt = sentAt
  }
}

public typealias ReportDeliveryID = Identifier<ReportDelivery>
