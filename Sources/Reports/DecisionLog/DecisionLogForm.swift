internal import Moderation

/// How a decision log is written: lines of CSV that end with a line feed, each of which ends with a hash.
///
/// The first line says what the log is of, the second names the columns, the last holds the number of rows and the hash
/// of the last of them. The first line's hash is over its other cells and the names of the columns, that of a row over
/// the hash before it and its other cells, in both cases with a line feed between the two.
enum DecisionLogForm {
  static let mark = "gatehouse decision log"
  static let version = "1"
  static let endMark = "end"
  static let columns =
    "row,time,account_id,comment_id,event_id,basis,verdict,rule,layer,gateway_version,tenant_version,account_version,"
    + "action,action_state,reviewer_id,hash"

  /// What the first hash is over.
  static func opening(_ header: String) -> String { header + "\n" + columns }

  /// What a row's hash is over.
  static func link(_ previous: String, _ cells: String) -> String { previous + "\n" + cells }

  static func trailer(_ summary: DecisionLogSummary) -> String { "\(endMark),\(summary.count),\(summary.head)" }

  /// A row's cells but for its hash.
  static func cells(_ row: DecisionLogRow, number: Int) -> String {
    let cells = [
      "\(number)", "\(row.moment)", "\(row.accountID)", row.commentID, "\(row.eventID)", row.basis.rawValue,
      row.verdict.name, row.ruleID ?? "", row.layer?.name ?? "", text(row.versions.gateway),
      text(row.versions.tenant), text(row.versions.account), row.action?.kind.name ?? "",
      row.action?.state.name ?? "", row.reviewer.map { "\($0)" } ?? "",
    ]
    return cells.map(CSVText.spreadsheetField).joined(separator: ",")
  }

  private static func text(_ version: Int64?) -> String { version.map(String.init) ?? "" }
}
