/// A way in which people write a term so that a plain search does not find it.
enum EvasionTechnique: String, CaseIterable {
  /// Capitals here and there.
  case letterCase = "case"
  /// The wide letters of East Asian typesetting.
  case fullwidth
  /// The bold, italic and script alphabets of mathematics.
  case mathematical
  /// Letters in circles and squares.
  case enclosed
  /// The letters that flags are made of.
  case regional
  /// Letters in small capitals and of phonetics.
  case smallCapitals = "small_capitals"
  /// Cyrillic and Greek letters among the Latin ones.
  case confusables
  /// Digits and signs.
  case leet
  /// Characters that cannot be seen, between the letters.
  case invisible
  /// Combining marks, up to high stacks.
  case marks
  /// Letters three or more times.
  case stretched
  /// Letters twice.
  case doubled
  /// Something between all letters.
  case separators
  /// Two of these at once.
  case combined
}
