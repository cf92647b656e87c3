/// Why a term cannot be looked for.
struct TermRefusal: Error, Equatable {
  /// The condition and the term's index in it.
  var slot: Int
  var index: Int
  /// As a sentence without its subject.
  var reason: String
}

/// Every term of a table that cannot be looked for; never empty.
struct TermRefusals: Error, Equatable {
  var refusals: [TermRefusal]
}
