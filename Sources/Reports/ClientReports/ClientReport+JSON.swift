internal import FoundationEssentials
internal import Moderation

extension ClientReport {
  /// One line with sorted keys, so that equal reports are equal text: the schema `ClientReport` of admin/openapi.yaml.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(ClientReportOutput(self)), as: UTF8.self)
    } catch {
      preconditionFailure("strings, integers and times always encode: \(error)")
    }
  }
}

/// The report as JSON has it. What is unknown is null; every key is always there.
private struct ClientReportOutput: Encodable {
  struct Named: Encodable {
    var id: String
    var name: String
  }

  struct Day: Encodable {
    var date: String
    var verdicts: [String: Int]
  }

  struct AccountRow: Encodable {
    var id: String
    var name: String
    var events: Int
    var verdicts: [String: Int]
    var time_to_hidden: TimeToHiddenSummary
    var coverage: ReportCoverage
  }

  struct Rule: Encodable {
    var id: String
    var layer: String
    @Nullable var verdict: String?
    var hits: Int
    var shadow_hits: Int
    var acted: Int
    var overturned: Int
  }

  struct Top: Encodable {
    struct Row: Encodable {
      var name: String
      var comments: Int
    }

    var rows: [Row]
    var uncertainty: Int

    init(_ table: TopTable) {
      rows = table.rows.map { Row(name: $0.name, comments: $0.comments) }
      uncertainty = table.uncertainty
    }
  }

  struct Outcome: Encodable {
    var kind: String
    var states: [String: Int]
  }

  struct Reviewer: Encodable {
    @Nullable var name: String?
    var allowed: Int
    var hidden: Int
    var deleted: Int
    var in_bulk: Int
    var overturned: Int
    @Nullable var typical_wait_ms: Int64?
  }

  struct Log: Encodable {
    var count: Int
    var head: String
    @Nullable var csv: String?
  }

  var name: String
  var colour: String
  var tenant_id: String
  @Nullable var account: Named?
  var since: Timestamp
  var until: Timestamp
  var time_zone: String
  var made_at: Timestamp
  var version: String
  @Nullable var stored_since: Timestamp?
  var events: [String: Int]
  var verdicts: [String: Int]
  var days: [Day]
  var week: [[Int]]
  var accounts: [AccountRow]
  var rules: [Rule]
  var terms: Top
  var authors: Top
  var time_to_hidden: TimeToHiddenSummary
  var coverage: ReportCoverage
  @Nullable var reviewers: [Reviewer]?
  var actions: [Outcome]
  var decision_log: Log

  init(_ report: ClientReport) {
    name = report.name
    colour = "\(report.colour)"
    tenant_id = "\(report.tenantID)"
    _account = Nullable(report.account.map { Named(id: "\($0.id)", name: $0.name) })
    since = report.period.start ?? Timestamp(milliseconds: 0)
    until = report.period.end ?? report.madeAt
    time_zone = report.calendar.zone
    made_at = report.madeAt
    version = report.version
    _stored_since = Nullable(report.storedSince)
    events = Dictionary(uniqueKeysWithValues: CommentEvent.Kind.allCases.map { ($0.name, report.events[$0] ?? 0) })
    verdicts = Self.named(report.verdicts)
    days = report.days.map { Day(date: "\($0.date)", verdicts: Self.named($0.verdicts)) }
    week = report.week.counts
    accounts = report.accounts.map { row in
      AccountRow(
        id: "\(row.account.id)", name: row.account.name, events: row.events, verdicts: Self.named(row.verdicts),
        time_to_hidden: row.timeToHidden, coverage: row.coverage)
    }
    rules = report.rules.map { rule in
      Rule(
        id: rule.count.ruleID, layer: rule.count.layer.name, verdict: rule.verdict?.name, hits: rule.count.hits,
        shadow_hits: rule.count.shadowHits, acted: rule.count.acted, overturned: rule.count.overturned)
    }
    terms = Top(report.terms)
    authors = Top(report.offenders)
    time_to_hidden = report.timeToHidden
    coverage = report.coverage
    _reviewers = Nullable(
      report.reviewers?.map { row in
        Reviewer(
          name: row.name, allowed: row.allowed, hidden: row.hidden, deleted: row.deleted, in_bulk: row.inBulk,
          overturned: row.overturned, typical_wait_ms: row.wait?.milliseconds)
      })
    actions = report.outcomes.map { outcome in
      Outcome(
        kind: outcome.kind.name,
        states: Dictionary(
          uniqueKeysWithValues: Action.State.allCases.map { ($0.name, outcome.states[$0] ?? 0) }))
    }
    decision_log = Log(count: report.log.count, head: report.log.head, csv: report.logText)
  }

  private static func named(_ verdicts: [Verdict: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0.name, verdicts[$0] ?? 0) })
  }
}

/// A value that is written as null where it is not there.
@propertyWrapper
private struct Nullable<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }
  init(_ value: Value?) { wrappedValue = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
