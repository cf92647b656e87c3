import Moderation
import Sealing

@testable import Reports

/// A small decision log.
enum DecisionLogSample {
  static let sha256Hex: @Sendable (String) -> String = { Hex.encode(SHA256.digest($0.utf8)) }

  static let rows = [
    row(0, .rule, .hide, rule: "insults", action: ActionCount(kind: .hide, state: .confirmed)),
    row(1, .textMissing, .review),
    row(2, .rule, .delete, rule: "spam-links", action: ActionCount(kind: .delete, state: .accepted)),
    row(3, .person, .allow, reviewer: OperatorID(rawValue: 77)),
    row(3, .takenBack, .allow, reviewer: OperatorID(rawValue: 78)),
    row(4, .shownAgain, .allow, action: ActionCount(kind: .unhide, state: .requested)),
  ]

  static func log(_ rows: [DecisionLogRow] = rows, period: TimeRange = .always) -> (
    text: String, summary: DecisionLogWriter
  ) {
    var writer = DecisionLogWriter(header(period), sha256Hex: sha256Hex)
    var text = writer.opening
    for row in rows { text += writer.line(row) }
    return (text + writer.end(), writer)
  }

  static func header(_ period: TimeRange = .always) -> DecisionLogHeader {
    DecisionLogHeader(
      tenantID: SampleReport.tenantID, accountID: nil, period: period, madeAt: SampleReport.madeAt, version: "1.0.0")
  }

  private static func row(
    _ index: Int64, _ basis: DecisionLogRow.Basis, _ verdict: Verdict, rule: String? = nil, action: ActionCount? = nil,
    reviewer: OperatorID? = nil
  ) -> DecisionLogRow {
    DecisionLogRow(
      moment: Timestamp(seconds: 1_791_000_000 + index * 61), accountID: AccountID(rawValue: 5),
      commentID: "73\(12_345_678 + index)", eventID: EventID(rawValue: 900 + index), basis: basis, verdict: verdict,
      ruleID: rule, layer: rule == nil ? nil : .tenant, versions: RuleSetVersions(gateway: 1, tenant: 4),
      action: action,
      reviewer: reviewer)
  }
}
