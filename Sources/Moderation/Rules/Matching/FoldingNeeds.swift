/// The views of a text that matchers ask for. The union of those of all layers is what a text is prepared for.
struct FoldingNeeds: OptionSet, Hashable {
  let rawValue: UInt8

  /// The words of the text as typed, for phrases.
  static let exactWords = FoldingNeeds(rawValue: 1 << 0)
  /// The folded text. Also what links, addresses and regexes are sought in.
  static let folded = FoldingNeeds(rawValue: 1 << 1)
  /// The words of the folded text, for phrases.
  static let foldedWords = FoldingNeeds(rawValue: 1 << 2)
}
