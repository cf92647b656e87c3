public import Moderation

/// Gathers what client reports are made of. Rollups give what is counted; who and what was behind it comes from the
/// stored decisions, which are gone through in slices, so that no reader is held and little memory is taken.
public struct ClientReportFigures: Sendable {
  /// Rules, terms and offenders that are listed.
  static let listed = 20

  private let store: any ClientReportStore
  private let reports: any ReportStore
  private let coverage: any CoverageStore
  private let reviews: any ReviewFigures
  private let accounts: any AccountStore
  private let operators: any OperatorStore

  public init(
    store: any ClientReportStore, reports: any ReportStore, coverage: any CoverageStore, reviews: any ReviewFigures,
    accounts: any AccountStore, operators: any OperatorStore
  ) {
    self.store = store
    self.reports = reports
    self.coverage = coverage
    self.reviews = reviews
    self.accounts = accounts
    self.operators = operators
  }

  func report(
    name: String, _ branding: TenantBranding, _ header: DecisionLogHeader, log: DecisionLogWriter,
    in scope: TenantScope
  ) async throws -> ClientReport {
    let (period, account) = (header.period, header.accountID)
    let names = try await accountNames(account, in: scope)
    let times = try await reports.timeToHidden(received: period, account: account, in: scope)
    let covered = try await coverage.coverage(during: period, account: account, in: scope)
    let rules = try await store.rules(during: period, account: account, limit: Self.listed, in: scope)
    var details = ReportDetails(of: rules, log: log)
    try await details.read(
      ReportSelection(period: period, account: account, asOf: header.madeAt, hasDetails: true), from: store, in: scope)

    var report = ClientReport(
      name: name, colour: branding.colour, tenantID: scope.tenantID,
      account: account.map { ClientReport.Account(id: $0, name: names[$0] ?? "\($0)") }, period: period,
      calendar: branding.calendar, madeAt: header.madeAt, version: header.version, terms: details.topTerms,
      offenders: details.topOffenders, timeToHidden: TimeToHiddenSummary(times.total),
      coverage: ReportCoverage(covered), log: details.log.summary)
    report.logText = details.logText
    report.outcomes = details.outcomes
    report.rules = details.rules
    report.add(try await store.hours(received: period, account: account, in: scope))
    report.accounts = Self.rows(
      try await store.accounts(received: period, account: account, in: scope), names, times, covered)
    if account == nil { report.reviewers = try await reviewers(period, in: scope) }
    if let since = try await store.storedSince(in: scope), since > period.start ?? since {
      report.storedSince = since
    }
    return report
  }

  private func accountNames(_ account: AccountID?, in scope: TenantScope) async throws -> [AccountID: String] {
    if let account {
      guard let found = try await accounts.account(account, in: scope) else {
        throw StorageError.reference(what: "account")
      }
      return [account: found.name]
    }
    var names: [AccountID: String] = [:]
    var before: Int64?
    repeat {
      let page = try await accounts.accounts(page: PageRequest(before: before, limit: 1000), in: scope)
      for account in page.items { names[account.id] = account.name }
      before = page.next
    } while before != nil
    return names
  }

  private static func rows(
    _ counts: [AccountCount], _ names: [AccountID: String], _ times: [AccountID: TimeToHidden], _ days: [CoverageDay]
  ) -> [ReportAccount] {
    let covered = Dictionary(grouping: days, by: \.accountID).mapValues { ReportCoverage($0) }
    let rows = Dictionary(grouping: counts, by: \.accountID).compactMap { id, counts -> ReportAccount? in
      guard let name = names[id] else { return nil }
      var row = ReportAccount(
        account: ClientReport.Account(id: id, name: name),
        timeToHidden: TimeToHiddenSummary(times[id] ?? TimeToHidden()),
        coverage: covered[id] ?? ReportCoverage(delivered: 0, found: 0))
      for count in counts {
        row.events += count.events
        if let verdict = count.verdict { row.verdicts[verdict, default: 0] += count.events }
      }
      return row
    }
    return rows.sorted { ($1.comments, $0.account.name, $0.account.id) < ($0.comments, $1.account.name, $1.account.id) }
  }

  private func reviewers(_ period: TimeRange, in scope: TenantScope) async throws -> [ReportReviewer] {
    let days = try await reviews.days(during: period, in: scope)
    let names = try await operators.names(of: Set(days.compactMap(\.reviewer)))
    let rows = Dictionary(grouping: days, by: \.reviewer).map { reviewer, days in
      var row = ReportReviewer(name: reviewer.flatMap { names[$0] })
      for day in days {
        row.allowed += day.allowed
        row.hidden += day.hidden
        row.deleted += day.deleted
        row.inBulk += day.inBulk
        row.overturned += day.overturned
      }
      let waits = days.compactMap(\.medianWait).sorted()
      row.wait = waits.isEmpty ? nil : waits[(waits.count - 1) / 2]
      return row
    }
    return rows.sorted { ($1.decided + $1.inBulk, $0.name ?? "~") < ($0.decided + $0.inBulk, $1.name ?? "~") }
  }
}

extension ClientReport {
  /// An hour that two local hours share, as in zones of half an hour, counts where it begins.
  fileprivate mutating func add(_ hours: [HourlyCount]) {
    var byDate: [LocalDate: ReportDay] = [:]
    for hour in hours {
      events[hour.kind, default: 0] += hour.events
      guard let verdict = hour.verdict else { continue }
      verdicts[verdict, default: 0] += hour.events
      let date = calendar.date(at: hour.hour)
      byDate[date, default: ReportDay(date: date)].verdicts[verdict, default: 0] += hour.events
      week.add(hour.events, day: Int(date.daysSinceMonday), hour: calendar.hour(at: hour.hour))
    }
    guard let start = period.start, let end = period.end, start < end else { return }
    let last = calendar.date(at: end - .milliseconds(1))
    var date = calendar.date(at: start)
    while date <= last {
      days.append(byDate[date] ?? ReportDay(date: date))
      date = date.adding(days: 1)
    }
  }
}
