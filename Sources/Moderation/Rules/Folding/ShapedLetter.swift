/// A letter of another alphabet in a folded text, which may stand for a Latin one.
struct ShapedLetter {
  /// Its first byte's index.
  var place: Int
  /// The Latin letter, or 0.
  var shape: UInt8
  /// Whether Unicode's data calls the two confusable.
  var isStrict: Bool
}
