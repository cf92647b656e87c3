/// The views of a text that matchers ask for. The union of those of all matchers is what a text is prepared for.
struct FoldingNeeds: OptionSet, Hashable {
  let rawValue: UInt8

  /// The text as typed.
  static let exact = FoldingNeeds(rawValue: 1 << 0)
  /// The folded text. Also what links, addresses and regexes are sought in.
  static let folded = FoldingNeeds(rawValue: 1 << 1)
  /// The second reading, where the text gives cause for one.
  static let evasive = FoldingNeeds(rawValue: 1 << 2)
  /// The second reading, where the text gives the lesser cause that aggressive folding wants.
  static let aggressive = FoldingNeeds(rawValue: 1 << 3)
}
