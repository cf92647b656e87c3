/// A client report that is sent by itself, week after week or month after month.
///
/// It belongs to the tenant and not to whoever made it: it goes on whatever becomes of that operator.
public struct ReportSchedule: Equatable, Identified, Sendable {
  public static let idPrefix = "rsc"
  /// How many a tenant may have.
  public static let limit = 20
  /// How many times that were missed, while the gateway did not run, are made up for: the latest ones. Each period is a
  /// document somebody counts on; but after a long absence nobody wants a mailbox full of old ones.
  public static let mostMadeUp = 3

  public var id: ReportScheduleID
  public var tenantID: TenantID
  public var order: ReportOrder
  /// The tenant's time zone, by whose clocks the hour counts.
  public var zone: String
  /// When it is sent next, unless it is disabled.
  public var nextAt: Timestamp
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ReportScheduleID, tenantID: TenantID, order: ReportOrder, zone: String, nextAt: Timestamp,
    createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.order = order
    self.zone = zone
    self.nextAt = nextAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public typealias ReportScheduleID = Identifier<ReportSchedule>
