/// A wildcard as its author writes it: `free*`, `*coin*`, `f*ck`.
struct WildcardTerm {
  /// What stands between the stars, as written. At least one, none empty.
  let parts: [String]
  let beginsWithStar: Bool
  let endsWithStar: Bool

  /// Fewer characters, stars aside, would match too much.
  static let fewestCharacters = 3

  /// Nil where `fault` has something to say.
  init?(_ term: String) {
    guard Self.fault(term) == nil else { return nil }
    let scalars = TermText.trimmed(term)
    parts = scalars.split(separator: "*").map { String(String.UnicodeScalarView($0)) }
    beginsWithStar = scalars.first == "*"
    endsWithStar = scalars.last == "*"
  }

  /// What is wrong with a wildcard; nil where nothing is.
  static func fault(_ term: String) -> String? {
    let others = TermText.trimmed(term).filter { $0 != "*" && $0 != " " }
    let records = others.map(UnicodeTable.shared.record)
    guard others.contains(where: CharacterClass.isWord) else { return "must have a letter or a digit beside its stars" }
    if others.count >= fewestCharacters || records.contains(where: { $0.flags.contains(.spaceless) }) { return nil }
    return "must have at least \(fewestCharacters) characters beside its stars"
  }

  /// A text that a term of this kind is meant for: its stars within stand for a letter, the others for nothing.
  static func example(of term: String, _ kind: TermKind) -> String {
    guard kind == .wildcards, let wildcard = WildcardTerm(term) else { return term }
    return wildcard.parts.joined(separator: "a")
  }
}
