internal import FoundationEssentials
internal import Moderation

extension LogReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case tenant
    case account
    case totalEvents = "total_events"
    case byType = "by_type"
    case byAction = "by_action"
    case timeToHidden = "time_to_hidden"
    case accountTimes = "accounts"
    case coverage
    case timeRange = "time_range"
    case requestedRange = "requested_range"
  }

  private enum TimeRangeKeys: String, CodingKey {
    case first
    case last
  }

  private enum RequestedRangeKeys: String, CodingKey {
    case since
    case until
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let times = try container.nestedContainer(keyedBy: TimeRangeKeys.self, forKey: .timeRange)
    let requested = try container.nestedContainer(keyedBy: RequestedRangeKeys.self, forKey: .requestedRange)
    self.init(
      tenant: try container.decode(String.self, forKey: .tenant),
      account: try container.decodeIfPresent(String.self, forKey: .account),
      totals: ReportTotals(
        totalEvents: try container.decode(Int.self, forKey: .totalEvents),
        byType: try container.decode([String: Int].self, forKey: .byType),
        byAction: try container.decode([String: Int].self, forKey: .byAction),
        first: try times.decodeIfPresent(Timestamp.self, forKey: .first),
        last: try times.decodeIfPresent(Timestamp.self, forKey: .last)),
      timeToHidden: try container.decodeIfPresent(TimeToHiddenSummary.self, forKey: .timeToHidden),
      accountTimes: try container.decodeIfPresent([AccountTimes].self, forKey: .accountTimes),
      coverage: try container.decodeIfPresent(ReportCoverage.self, forKey: .coverage),
      requested: TimeRange(
        start: try requested.decodeIfPresent(Timestamp.self, forKey: .since),
        end: try requested.decodeIfPresent(Timestamp.self, forKey: .until)))
  }

  /// Every key is always there: what is unknown is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tenant, forKey: .tenant)
    try container.encode(account, forKey: .account)
    try container.encode(totals.totalEvents, forKey: .totalEvents)
    try container.encode(totals.byType, forKey: .byType)
    try container.encode(totals.byAction, forKey: .byAction)
    try container.encode(timeToHidden, forKey: .timeToHidden)
    try container.encode(accountTimes, forKey: .accountTimes)
    try container.encode(coverage, forKey: .coverage)
    var times = container.nestedContainer(keyedBy: TimeRangeKeys.self, forKey: .timeRange)
    try times.encode(totals.first, forKey: .first)
    try times.encode(totals.last, forKey: .last)
    var asked = container.nestedContainer(keyedBy: RequestedRangeKeys.self, forKey: .requestedRange)
    try asked.encode(requested.start, forKey: .since)
    try asked.encode(requested.end, forKey: .until)
  }

  /// One line of JSON with sorted keys, so that equal reports are equal text.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    } catch {
      preconditionFailure("strings, integers and times always encode: \(error)")
    }
  }
}
