public import Moderation

/// Makes client reports from what is stored: the whole way from the figures to the files. A report keeps a core busy
/// and its rows in memory, so tenants take turns at them too.
public struct ClientReportMaker: ClientReportMaking {
  private let figures: ClientReportFigures
  private let tenants: any TenantStore
  private let brandings: any BrandingStore
  private let audit: any AuditLog
  private let turns: TenantTurns
  private let version: String
  private let sha256Hex: @Sendable (String) -> String

  /// `turns` is one for all who make reports. `version` is the gateway's. `sha256Hex` gives a text's SHA-256 in lower-case hexadecimal digits.
  public init(
    figures: ClientReportFigures, tenants: any TenantStore, brandings: any BrandingStore, audit: any AuditLog,
    turns: TenantTurns, version: String, sha256Hex: @escaping @Sendable (String) -> String
  ) {
    self.figures = figures
    self.tenants = tenants
    self.brandings = brandings
    self.audit = audit
    self.turns = turns
    self.version = version
    self.sha256Hex = sha256Hex
  }

  public func make(_ period: TimeRange, account: AccountID?, in scope: TenantScope, at moment: Timestamp) async throws
    -> MadeClientReport
  {
    try await turns.take(scope.tenantID) { try await makeNow(period, account: account, in: scope, at: moment) }
  }

  private func makeNow(
    _ period: TimeRange, account: AccountID?, in scope: TenantScope, at moment: Timestamp
  ) async throws -> MadeClientReport {
    guard let tenant = try await tenants.tenant(in: scope) else { throw StorageError.reference(what: "tenant") }
    let branding = try await brandings.branding(in: scope)
    let header = DecisionLogHeader(
      tenantID: scope.tenantID, accountID: account, period: period, madeAt: moment, version: version)
    let report = try await figures.report(
      name: branding.displayName ?? tenant.name, branding, header,
      log: DecisionLogWriter(header, sha256Hex: sha256Hex), in: scope)
    let made = MadeClientReport(
      title: report.title, name: report.name, period: period, in: report.calendar, madeAt: moment,
      html: ClientReportPage(report).html, csv: report.csv, json: report.json, decisionLog: report.log)
    try await audit.record(
      .decisionLogMade, DecisionLogAudit.subject(of: report.log.head),
      detail: DecisionLogAudit.detail(
        "report", header, report.log,
        files: [("html", made.html), ("csv", made.csv), ("json", made.json)].map { ($0, sha256Hex($1)) }),
      by: scope.actor, of: scope.tenantID, at: moment)
    return made
  }
}
