internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Reports
internal import Sealing

/// `/v1/tenants/{tenant}/decision-log`: what was decided in a period, each row chained to the one before it.
struct DecisionLogRoutes {
  let requests: ReportRequests
  let store: any ClientReportStore
  let audit: any AuditLog
  let version: String

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/decision-log") { request, context in
      let (granted, asOf) = try await requests.grant(request, in: context) { query in
        query.read("as_of", "must be an RFC 3339 time that is over, such as the moment a report was made at") { text in
          text.utf8.count <= 40 ? Timestamp(text).flatMap { $0 <= requests.clock.now() ? $0 : nil } : nil
        }
      }
      let header = DecisionLogHeader(
        tenantID: granted.scope.tenantID, accountID: granted.account, period: granted.period,
        madeAt: asOf ?? granted.moment, version: version)
      var headers = granted.rateLimit.headers
      let name = ReportFileName.make(
        "\(granted.tenant.name) decision log", granted.period, in: granted.calendar)
      headers[.contentDisposition] = "attachment; filename=\"\(name).csv\""
      // When its reader goes or the gateway stops, it ends: what was sent is visibly cut short.
      return LineStream.response(
        to: request, type: "text/csv; charset=utf-8; header=present", headers: headers
      ) { lines in
        try await write(header, of: granted, to: &lines)
      }.holding(granted.pass)
    }
  }

  /// The head is in the audit log before the last line is written: a log without one was never handed out whole.
  private func write(_ header: DecisionLogHeader, of granted: ReportRequests.Granted, to lines: inout LineStream)
    async throws
  {
    let selection = ReportSelection(
      period: header.period, account: header.accountID, asOf: header.madeAt, hasDetails: false)
    var writer = DecisionLogWriter(header) { Hex.encode(SHA256.digest($0.utf8)) }
    try await lines.write(text: writer.opening)
    var place: Int64?
    repeat {
      try Task.checkCancellation()
      let slice = try await store.slice(of: selection, after: place, in: granted.scope)
      var text = ""
      for row in slice.rows { text += writer.line(row) }
      if !text.isEmpty { try await lines.write(text: text) }
      place = slice.next
    } while place != nil
    try await audit.record(
      .decisionLogMade, DecisionLogAudit.subject(of: writer.summary.head),
      detail: DecisionLogAudit.detail("log", header, writer.summary), by: granted.scope.actor,
      of: granted.scope.tenantID, at: granted.moment)
    try await lines.write(text: writer.end())
  }
}
