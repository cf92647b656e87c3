internal import GRDB
public import Moderation

/// Reports that wait to be sent, in SQLite.
public struct ReportDeliveryRepository: ReportDeliveryQueue {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func plan(at moment: Timestamp) async throws {
    // Looked for beforehand: mostly there is nothing to write.
    let isAny = try await database.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM report_schedules WHERE disabled = 0 AND next_at <= ?)",
        arguments: [moment.milliseconds]) ?? false
    }
    guard isAny else { return }
    tell(of: try await database.write { db in try db.planReports(at: moment) })
  }

  public func due(at moment: Timestamp, limit: Int, excluding busy: Set<TenantID>) async throws -> [ReportErrand] {
    let excluded = JSONValue.array(busy.map { .number(String($0.rawValue)) }).jsonText
    let (errands, unreadable) = try await database.read { db in
      // One tenant may have hundreds that wait: all are looked through until as many tenants are found as are wanted.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT report_deliveries.* FROM report_deliveries JOIN tenants ON tenants.id = tenant_id
          WHERE \(ReportDelivery.isWaiting) AND due_at <= ? AND disabled = 0
            AND tenant_id NOT IN (SELECT value FROM json_each(?))
          ORDER BY due_at, report_deliveries.id
          """,
        arguments: [moment.milliseconds, excluded])
      var tenants: Set<TenantID> = []
      var errands: [ReportErrand] = []
      var unreadable: [UnreadableReport] = []
      while errands.count < limit, let row = try rows.next() {
        let tenant: TenantID = row.id("tenant_id")
        guard !tenants.contains(tenant) else { continue }
        do {
          guard let errand = try ReportErrand(ReportDelivery(row: row), db) else { continue }
          errands.append(errand)
          tenants.insert(tenant)
        } catch StorageError.failed(let detail) {
          unreadable.append(UnreadableReport(delivery: row, detail: detail))
        }
      }
      return (errands, unreadable)
    }
    if !unreadable.isEmpty {
      try await database.write { db in for report in unreadable { try report.setAside(at: moment, db) } }
      tell(of: unreadable)
    }
    return errands
  }

  private func tell(of unreadable: [UnreadableReport]) {
    guard !unreadable.isEmpty else { return }
    for report in unreadable { report.log(to: database.logger) }
    database.signals.alerts.signal()
  }

  public func nextWork(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in
      try [
        "SELECT min(due_at) FROM report_deliveries WHERE \(ReportDelivery.isWaiting) AND due_at > ?",
        "SELECT min(next_at) FROM report_schedules WHERE disabled = 0 AND next_at > ?",
      ].compactMap { try Int64.fetchOne(db, sql: $0, arguments: [moment.milliseconds]) }
        .min().map(Timestamp.init(milliseconds:))
    }
  }

  public func reach(_ address: String, with log: DecisionLogSummary, of id: ReportDeliveryID, at moment: Timestamp)
    async throws
  {
    try await database.write { db in
      try db.execute(
        sql: """
          UPDATE report_deliveries SET reached = json_insert(reached, '$[#]', ?), log_head = ?, log_count = ?
          WHERE id = ?
          """,
        arguments: [address, log.head, log.count, id.rawValue])
      guard let delivery = try ReportDelivery.find(id, db) else { return }
      try db.audit(
        .reportSent, "\(id)", detail: delivery.words,
        to: ["reached": .string(address), "decision_log_head": .string(log.head)], by: .gateway, of: delivery.tenantID,
        at: moment)
    }
  }

  public func record(_ attempt: ReportAttempt, of id: ReportDeliveryID, at moment: Timestamp) async throws {
    try await database.write { db in
      let (state, due, error): (ReportDelivery.State, Timestamp, String?) =
        switch attempt {
        case .sent: (.sent, moment, nil)
        case .retry(let next, let error): (.failed, next, error)
        case .givenUp(let error): (.givenUp, moment, error)
        }
      // One that was given up meanwhile, with its schedule, stays so unless it was sent after all.
      try db.execute(
        sql: """
          UPDATE report_deliveries
          SET state = :state, due_at = :due, attempts = attempts + 1, last_error = :error, sent_at = :sent
          WHERE id = :id AND (\(ReportDelivery.isWaiting) OR :state = \(ReportDelivery.State.sent.rawValue))
          """,
        arguments: [
          "state": state.rawValue, "due": due.milliseconds, "error": error,
          "sent": state == .sent ? moment.milliseconds : nil, "id": id.rawValue,
        ])
      guard let error, state == .givenUp, db.changesCount > 0, let delivery = try ReportDelivery.find(id, db)
      else { return }
      try delivery.tellGivenUp(because: error, at: moment, db)
    }
    if case .givenUp = attempt { database.signals.alerts.signal() }
  }

  public func waitForReportWork(until deadline: Timestamp?) async {
    await database.signals.reports.wait(until: deadline, now: database.clock.now())
  }
}

extension ReportErrand {
  /// Nil where the schedule is gone meanwhile.
  fileprivate init?(_ delivery: ReportDelivery, _ db: Database) throws {
    guard let id = delivery.scheduleID, let schedule = try ReportSchedule.find(id, of: delivery.tenantID, db),
      let tenant = try String.fetchOne(
        db, sql: "SELECT name FROM tenants WHERE id = ?", arguments: [delivery.tenantID.rawValue])
    else { return nil }
    let destinations: [ReportDestination]
    switch schedule.order.target {
    case .mailboxes(let addresses): destinations = addresses.map { .mailbox($0) }
    case .channel(let id):
      destinations = try Row.fetchAll(db, sql: "SELECT * FROM alert_channels WHERE id = ?", arguments: [id.rawValue])
        .map { .channel(try AlertChannel(row: $0)) }
    }
    self.init(
      delivery: delivery, schedule: schedule, tenantName: tenant,
      destinations: destinations.filter { !delivery.reached.contains($0.address) })
  }
}

extension ReportDelivery {
  fileprivate var words: String { "\(scheduleName), \(days)" }

  fileprivate func tellGivenUp(because error: String, at moment: Timestamp, _ db: Database) throws {
    try db.audit(
      .reportGivenUp, "\(id)", detail: words, to: ["error": .string(error)], by: .gateway, of: tenantID, at: moment)
    try db.raise(
      Alert(
        id: .fresh(at: moment), tenantID: tenantID, kind: .reportUndelivered,
        subject: scheduleID.map { "\($0)" } ?? "\(id)",
        message: """
          the report \(scheduleName) about \(days) could not be sent and was given up: \(error); put that right, \
          then send it again with gatehouse report schedule send
          """,
        raisedAt: moment))
  }
}
