public import Moderation

/// Writes a decision log, row by row, and chains each row to the one before it.
public struct DecisionLogWriter: Sendable {
  private let sha256Hex: @Sendable (String) -> String
  /// The lines before the first row; to be written first, and once.
  public let opening: String
  /// Of what was written so far.
  public private(set) var summary: DecisionLogSummary

  /// `sha256Hex` gives a text's SHA-256 in lower-case hexadecimal digits.
  public init(_ header: DecisionLogHeader, sha256Hex: @escaping @Sendable (String) -> String) {
    self.sha256Hex = sha256Hex
    summary = DecisionLogSummary(count: 0, head: sha256Hex(DecisionLogForm.opening(header.cells)))
    opening = header.cells + "," + summary.head + "\n" + DecisionLogForm.columns + "\n"
  }

  /// The next row, with its line break.
  public mutating func line(_ row: DecisionLogRow) -> String {
    let cells = DecisionLogForm.cells(row, number: summary.count + 1)
    summary = DecisionLogSummary(
      count: summary.count + 1, head: sha256Hex(DecisionLogForm.link(summary.head, cells)))
    return cells + "," + summary.head + "\n"
  }

  /// The last line: without it a log was cut short.
  public func end() -> String { DecisionLogForm.trailer(summary) + "\n" }
}
