internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// Reads what requests for client reports and decision logs have in common.
struct ReportRequests: Sendable {
  /// What is to be reported on, once it is known to be allowed.
  struct Granted: Sendable {
    var tenant: Tenant
    var scope: TenantScope
    var account: AccountID?
    var period: TimeRange
    var calendar: LocalCalendar
    var moment: Timestamp
    /// Held until the answer is out.
    var pass: WorkGate.Pass
    /// What is left, for the answer.
    var rateLimit: RateLimit
  }

  let tenants: any TenantStore
  let accounts: any AccountStore
  let brandings: any BrandingStore
  let clock: WallClock
  /// Of each operator: whoever reads slowly keeps nobody else from reports.
  let gate: WorkGate
  let limiter: RequestLimiter<ReportAudience>

  /// `read` takes what else the query has.
  func grant<More>(
    _ request: Request, in context: AuthenticatedContext, _ read: (inout QueryFields) -> More
  ) async throws -> (granted: Granted, more: More) {
    let found = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants)
    let (tenant, scope) = (found.tenant, found.scope)
    let calendar = try await brandings.branding(in: scope).calendar
    let now = clock.now()
    var query = QueryFields(request)
    let account = query.id("account", AccountID.self)
    let period = query.period(
      usual: ReportPeriod.last(.month, before: now, in: calendar), in: calendar, longest: ReportPeriod.longest, at: now)
    let more = read(&query)
    try query.finish()
    if let account, try await accounts.account(account, in: scope) == nil { throw Problem.notFound }
    let reader = context.caller.principal.operator.id
    let pass = try gate.enter(reader)
    let granted = Granted(
      tenant: tenant, scope: scope, account: account, period: period, calendar: calendar, moment: now, pass: pass,
      rateLimit: try limiter.take(ReportAudience(reader: reader, tenant: scope.tenantID), at: now))
    return (granted, more)
  }
}

extension QueryFields {
  /// `since` and `until`, where a date is a day by the clocks of `calendar`: `usual` where neither is given, and up to
  /// now where there is no end.
  mutating func period(usual: TimeRange, in calendar: LocalCalendar, longest: Duration, at now: Timestamp)
    -> TimeRange
  {
    let expectation = "must be a date such as 2026-11-01, or an RFC 3339 time such as 2026-11-01T09:30:00Z"
    let start = moment("since", expectation, in: calendar)
    let end = moment("until", expectation, in: calendar)
    guard let start else {
      if end != nil { require("since") }
      return usual
    }
    let last = end ?? now
    if last < start {
      fault("until", "must not be before since")
    } else if last - start > longest {
      fault("since", "must be at most \(longest.components.seconds / 86_400) days before until")
    }
    return TimeRange(start: start, end: max(start, last))
  }

  private mutating func moment(_ key: String, _ expectation: String, in calendar: LocalCalendar) -> Timestamp? {
    read(key, expectation) { text in
      guard text.utf8.count <= 40, let moment = Timestamp(text) else { return nil }
      return text.utf8.count == 10 ? calendar.start(of: LocalDate(days: moment.seconds / 86_400)) : moment
    }
  }
}
