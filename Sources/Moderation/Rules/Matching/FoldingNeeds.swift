/// The views of a text that matchers ask for beside the text itself and the folded one, which are always there. The union
/// of those of all matchers is what a text is prepared for.
struct FoldingNeeds: OptionSet, Hashable {
  let rawValue: UInt8

  /// The second reading, where the text gives cause for one.
  static let evasive = FoldingNeeds(rawValue: 1 << 0)
  /// The second reading, where the text gives the lesser cause that aggressive folding wants.
  static let aggressive = FoldingNeeds(rawValue: 1 << 1)
}
