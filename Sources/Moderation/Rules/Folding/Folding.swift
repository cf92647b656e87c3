/// How much of what people do to hide a term matching sees through. A rule's author chooses it.
public enum Folding: String, CaseIterable, Sendable {
  /// The text as it was typed: case, white space and every mark count.
  case exact
  /// Case, compatibility forms, invisible characters, lookalikes, stacked marks, digits for letters and stretched words
  /// make no difference.
  case folded
  /// Besides, doubled letters, separators between letters and every mark of a letter make no difference. Catches more,
  /// and more that is innocent.
  case aggressive
}
