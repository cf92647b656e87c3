/// A link in a folded text, in bytes of that text.
struct FoundLink: Equatable {
  /// The whole link as it stands there, scheme and path included.
  var range: Range<Int>
  /// Its host alone, without a trailing dot.
  var host: Range<Int>
}
