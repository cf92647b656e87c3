/// A wildcard with a `*` between other characters, taken apart at its stars. The stars stand for word characters.
struct WildcardPattern {
  /// What stands between the stars, folded, in the matcher's pool.
  var parts: [PoolRange]
  /// The part that is looked for first.
  var key: Int
  var beginsWithStar: Bool
  var endsWithStar: Bool

  /// The most word characters that a star within stands for.
  static let widestStar = 64
}
