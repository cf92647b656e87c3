public import Moderation

/// A tenant's log report: how many events there were, of which types, what was done about them, and when.
///
/// Its JSON is the one of `GET /v1/tenants/{tenant}/report` in admin/openapi.yaml.
public struct LogReport: Equatable, Sendable {
  /// The tenant's name or id; the file's name for a report made from a log file.
  public var tenant: String
  /// The one account reported on, by name or id; nil for all of them.
  public var account: String?
  public var totals: ReportTotals
  /// How long comments took to be hidden; nil for a report made from a log file, which does not say.
  public var timeToHidden: TimeToHiddenSummary?
  /// The same for each account that has any, those with the most comments first; nil for a report made from a log file.
  public var accountTimes: [AccountTimes]?
  /// How complete TikTok's deliveries were; nil for a report made from a log file.
  public var coverage: ReportCoverage?
  /// What was asked for; `totals` says when the first and the last event happened.
  public var requested: TimeRange

  public init(
    tenant: String, account: String?, totals: ReportTotals, timeToHidden: TimeToHiddenSummary? = nil,
    accountTimes: [AccountTimes]? = nil, coverage: ReportCoverage? = nil, requested: TimeRange
  ) {
    self.tenant = tenant
    self.account = account
    self.totals = totals
    self.timeToHidden = timeToHidden
    self.accountTimes = accountTimes
    self.coverage = coverage
    self.requested = requested
  }
}
