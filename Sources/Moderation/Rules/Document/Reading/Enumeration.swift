/// Choices in a sentence.
enum Enumeration {
  /// `a, b or c`
  static func or(_ choices: [String]) -> String {
    guard choices.count > 1, let last = choices.last else { return choices.first ?? "" }
    return choices.dropLast().joined(separator: ", ") + " or " + last
  }
}
