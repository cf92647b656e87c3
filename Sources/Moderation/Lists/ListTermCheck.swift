/// What is wrong with a term of a list, whichever condition will use it; nil where nothing is. What one kind of
/// condition asks beyond that, a phrase's letters or a user's name, is checked when a rule names the list.
public enum ListTermCheck {
  public static func complaint(about term: String) -> String? {
    let scalars = term.unicodeScalars
    let limit = TermListLimits.termCharacters
    if scalars.dropFirst(limit).first != nil {
      return "has a term of \(scalars.count) characters; a term has at most \(limit)"
    }
    if let control = scalars.first(where: { $0.properties.generalCategory == .control }) {
      return "has the control character U+\(hexadecimal(control)) in its term"
    }
    return scalars.allSatisfy(isInvisible) ? "has a term without a visible character" : nil
  }

  /// Such characters alone would match in every text or in none.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    CharacterClass.isWhiteSpace(scalar) || scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
