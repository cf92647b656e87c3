/// Why a term cannot be looked for.
struct TermRefusal: Error, Equatable {
  /// The condition and the term's index in it.
  var slot: Int
  var index: Int
  var reason: String
}
