internal import Reports

/// Text from elsewhere, made safe for a terminal with its line breaks kept.
enum SafeLine {
  /// A text of several lines keeps its breaks, indented below the first.
  static func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true)
      .map { VisibleText.escaped(String($0)) }
      .joined(separator: "\n  ")
  }
}
