/// A pattern as Vectorscan is to read it.
///
/// Two things are put differently. Classes get their meaning in `RegexClasses`. And `\b`, which Vectorscan knows for
/// letters of ASCII only, becomes at the beginning and the end of a pattern what means the same there: no letter, digit
/// or underscore of any script before, or after. Elsewhere it stays, and is refused next to a letter beyond ASCII,
/// where it would never hold.
struct RegexTranslation {
  private(set) var text = ""
  private(set) var weight = 0
  /// Whether matches may end with a character that only shows where a word ends.
  private(set) var hasEdgeAfter = false
  /// Whether it can match at the beginning of a text only.
  let isAnchored: Bool

  init(_ pattern: String) throws(RegexRefusal) {
    let length = pattern.unicodeScalars.count
    if length == 0 { throw RegexRefusal(reason: "is empty") }
    if length > RegexLimits.patternCharacters {
      throw RegexRefusal(reason: "must have at most \(RegexLimits.patternCharacters) characters")
    }
    if pattern.utf8.contains(0) { throw RegexRefusal(reason: "must not hold the character U+0000") }
    let branches = try RegexParser.parse(pattern)
    isAnchored = branches.allSatisfy(Self.isAnchor)
    weight = try write(branches, isFirst: true, isLast: true).states
    if weight > RegexLimits.weight {
      throw RegexRefusal(reason: "is too large: repeats and classes need more states than are allowed; use fewer")
    }
  }

  private static func isAnchor(_ items: [RegexItem]) -> Bool {
    guard let item = items.first, case .atom(let atom) = item.node else { return false }
    return atom.text == "^" || atom.text == "\\A"
  }

  /// Whether an item only sets flags for what follows, as `(?i)` does.
  private static func isFlags(_ item: RegexItem) -> Bool {
    if case .atom(let atom) = item.node { atom.text.hasPrefix("(?") } else { false }
  }

  /// Appends branches and answers their weight. `isFirst` and `isLast` say that nothing of the pattern stands before or
  /// after.
  private mutating func write(
    _ branches: [[RegexItem]], isFirst: Bool, isLast: Bool
  ) throws(RegexRefusal) -> RegexWeight {
    var weight = RegexWeight()
    for (number, items) in branches.enumerated() {
      if number > 0 { text += "|" }
      for index in items.indices {
        weight += try write(
          items, at: index, isFirst: isFirst && items[..<index].allSatisfy(Self.isFlags),
          isLast: isLast && index == items.count - 1)
      }
    }
    return weight
  }

  private mutating func write(
    _ items: [RegexItem], at index: Int, isFirst: Bool, isLast: Bool
  ) throws(RegexRefusal) -> RegexWeight {
    let item = items[index]
    let isOnce = item.quantifier == nil
    var weight: RegexWeight
    switch item.node {
    case .atom(let atom):
      text += atom.text
      weight = RegexWeight(states: atom.weight)
    case .edge where isFirst && isOnce:
      text += RegexClasses.edgeBefore
      weight = RegexWeight(states: RegexClasses.edgeWeight)
    case .edge where isLast && isOnce:
      text += RegexClasses.edgeAfter
      weight = RegexWeight(states: RegexClasses.edgeWeight)
      hasEdgeAfter = true
    case .edge:
      if Self.isBeyondASCII(items, index - 1) || Self.isBeyondASCII(items, index + 1) {
        throw RegexRefusal(
          reason: #"has \b inside, next to what may be a letter beyond ASCII, where it would not hold; use \W"#)
      }
      text += "\\b"
      weight = RegexWeight()
    case .group(let opening, let branches):
      text += opening
      weight = try write(branches, isFirst: isFirst && isOnce, isLast: isLast && isOnce)
      text += ")"
    }
    if let quantifier = item.quantifier {
      text += quantifier.text
      weight.take(quantifier)
    }
    return weight
  }

  private static func isBeyondASCII(_ items: [RegexItem], _ index: Int) -> Bool {
    guard items.indices.contains(index), case .atom(let atom) = items[index].node else { return false }
    return atom.isBeyondASCII && atom.text != "."
  }
}
