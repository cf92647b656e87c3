/// What is printed of a decision log: whoever has it can tell whether a log is the one that was made.
public struct DecisionLogSummary: Equatable, Sendable {
  /// Rows, without the header and the trailer.
  public var count: Int
  /// The hash of the last row, or of the header where there is none: SHA-256 in 64 lower-case hexadecimal digits.
  public var head: String

  public init(count: Int, head: String) {
    self.count = count
    self.head = head
  }
}
