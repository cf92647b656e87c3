internal import GRDB
internal import Moderation

/// Reads how things stand with one tenant after another. Each statement is prepared once and begins at the tenant or its
/// accounts: hours, counts and partial indices are all it comes to, and never an event.
struct StandingReading {
  let db: Database
  let steps: OverviewSteps
  let moment: Timestamp

  private var dayAgo: Timestamp { moment - .seconds(86_400) }

  func filled(_ tenant: TenantStanding) throws -> TenantStanding {
    var tenant = tenant
    try fill(&tenant)
    return tenant
  }

  private func fill(_ tenant: inout TenantStanding) throws {
    let id = tenant.id.rawValue
    try addCounts(to: &tenant)
    try addTimes(to: &tenant)
    if let row = try one(OverviewQueries.coverage, [id] + days) {
      tenant.delivered = row["delivered"]
      tenant.found = row["found"]
    }
    tenant.actions = Overview.Actions(
      waiting: try count(OverviewQueries.waiting, [id]), unconfirmed: try count(OverviewQueries.unconfirmed, [id]),
      givenUp: try count(OverviewQueries.givenUp, [id]))
    if let row = try one(OverviewQueries.queue, [id, moment.milliseconds]) {
      tenant.queue = Overview.Queue(
        waiting: row["waiting"], claimed: row["claimed"], oldest: row.optionalTime("oldest"))
    }
    tenant.reviewLimits = try ReviewLimits.own(of: tenant.id, db)
    tenant.apps = Set(try all(OverviewQueries.apps, [id]) { $0.id("app_id") })
    tenant.demotions = try count(OverviewQueries.demotions, [id])
    tenant.parked = try count(OverviewQueries.parked, [id])
    tenant.undeliveredAlerts = try count(OverviewQueries.undeliveredAlerts, [id] + oldestDelivery)
    tenant.disabledWithTraffic = try all(
      OverviewQueries.disabledWithTraffic, [id, tenant.isDisabled, dayAgo.startOfHour.milliseconds],
      Self.account)
    guard !tenant.isDisabled else { return }
    let ending = (moment + AccountAuthorisation.warning).milliseconds
    tenant.troubles = try all(OverviewQueries.troubles, [id, ending]) { row in
      AuthorisationTrouble(
        tenantID: tenant.id, accountID: row.id("id"), accountName: row["name"], kind: Self.trouble(row))
    }
  }

  /// The accounts by the tenants that they belong to.
  func owners(of accounts: Set<AccountID>) throws -> [TenantID: [TenantStanding.NamedAccount]] {
    var owners: [TenantID: [TenantStanding.NamedAccount]] = [:]
    for account in accounts.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let row = try one(OverviewQueries.account, [account.rawValue]) else { continue }
      owners[row.id("tenant_id"), default: []].append(Self.account(row))
    }
    return owners
  }

  func gateway() throws -> GatewayStanding {
    var standing = GatewayStanding()
    standing.parked = try count(OverviewQueries.parked, [nil])
    standing.undeliveredAlerts = try count(OverviewQueries.undeliveredAlerts, [nil] + oldestDelivery)
    standing.backupFailure = try one(OverviewQueries.backup, [Backup.Destination.folder.rawValue])?["failure"]
    standing.drillFailure = try one(OverviewQueries.drill, [])?["failure"]
    return standing
  }

  private func addCounts(to tenant: inout TenantStanding) throws {
    let arguments: StatementArguments = [
      tenant.id.rawValue, steps.start.milliseconds, steps.end.milliseconds, steps.step.milliseconds,
    ]
    let rows = try Row.fetchCursor(db.cachedStatement(sql: OverviewQueries.counts), arguments: arguments)
    while let row = try rows.next() {
      let events: Int = row["events"]
      tenant.counts[row["step"], default: Overview.Counts()].events += events
      guard row["verdict"] != -1 else { continue }
      let verdict: Verdict = try row.value("verdict")
      tenant.counts[row["step"], default: Overview.Counts()].byVerdict[verdict, default: 0] += events
    }
  }

  private func addTimes(to tenant: inout TenantStanding) throws {
    let arguments: StatementArguments = [tenant.id.rawValue, steps.start.milliseconds, steps.end.milliseconds]
    let rows = try Row.fetchCursor(db.cachedStatement(sql: OverviewQueries.timeToHidden), arguments: arguments)
    while let row = try rows.next() { try tenant.timeToHidden.add(rollup: row) }
  }

  /// The whole days (UTC) that the steps touch.
  private var days: StatementArguments {
    [
      steps.start.startOfDay.milliseconds,
      ((steps.end - .milliseconds(1)).startOfDay + .seconds(86_400)).milliseconds,
    ]
  }

  /// Ids begin with the moment at which they were made.
  private var oldestDelivery: StatementArguments { [EventIDGenerator.firstID(at: dayAgo)] }

  private static func account(_ row: Row) -> TenantStanding.NamedAccount {
    TenantStanding.NamedAccount(id: row.id("id"), name: row["name"])
  }

  private static func trouble(_ row: Row) -> AuthorisationTrouble.Kind {
    if let since = row.optionalTime("disconnected_at") {
      return .lapsed(since: since, reason: row["disconnected_reason"] ?? "")
    }
    let failures: Int = row["renew_failures"] ?? 0
    guard failures > 0 else { return .ending(row.time("ends_at")) }
    return .refreshFailing(
      ends: row.time("access_expires_at"), RenewalTrouble(failures: failures, message: row["renew_error"] ?? ""))
  }

  private func one(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  private func count(_ sql: String, _ arguments: StatementArguments) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }

  private func all<Value>(_ sql: String, _ arguments: StatementArguments, _ read: (Row) -> Value) throws -> [Value] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(read)
  }
}
