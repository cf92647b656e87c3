/// Reports that are sent by themselves, and what became of sending them. Each call is one transaction; each throws
/// `StorageError`. None finds another tenant's.
public protocol ReportScheduleStore: Sendable {
  /// Throws `conflict("report_schedules.name")`, `conflict("report_schedules.count")` where the tenant has as many as it
  /// may have, and `reference("account")` or `reference("channel")` for what is not the tenant's or, of channels, of a
  /// kind that takes no reports.
  func create(_ id: ReportScheduleID, _ order: ReportOrder, at moment: Timestamp, in scope: TenantScope) async throws
    -> ReportSchedule
  func schedule(_ id: ReportScheduleID, in scope: TenantScope) async throws -> ReportSchedule?
  /// All that can be read, newest first.
  func schedules(in scope: TenantScope) async throws -> [ReportSchedule]
  /// The schedule as it is then; nil where there is none. One that is disabled gives up what waits; one that is enabled
  /// again makes up for nothing. Where nothing changes, nothing is kept of it. Throws as `create` does.
  func update(_ id: ReportScheduleID, _ change: ReportOrderChange, at moment: Timestamp, in scope: TenantScope)
    async throws -> ReportSchedule?
  /// What waits is given up; what was sent stays on record. One that cannot be read is deleted as well. False where there
  /// is none.
  func delete(_ id: ReportScheduleID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
  /// Has the last whole period sent now, of a disabled schedule too: the delivery that waits for it, or else one of its
  /// own. Nil where there is no such schedule.
  func send(_ id: ReportScheduleID, at moment: Timestamp, in scope: TenantScope) async throws -> ReportDelivery?
  /// Those that can be read, newest first.
  func deliveries(page: PageRequest, in scope: TenantScope) async throws -> Page<ReportDelivery>
}
