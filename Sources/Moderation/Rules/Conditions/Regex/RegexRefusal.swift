/// Why one pattern of a list cannot be used.
struct RegexRefusal: Error, Equatable {
  /// Its place in the list; nil where the list as a whole is at fault.
  var index: Int?
  /// What is wrong, as a sentence without its subject.
  var reason: String
}

/// Everything that is wrong with a list of patterns; never empty.
struct RegexRefusals: Error, Equatable {
  var refusals: [RegexRefusal]
}
