/// Reads a class in brackets.
struct RegexClassReader {
  private let scalars: [Unicode.Scalar]
  private(set) var index: Int
  private var text = "["
  private var weight = 1
  private var isBeyondASCII = false

  /// `start` is just behind the opening bracket.
  init(_ scalars: [Unicode.Scalar], from start: Int) {
    self.scalars = scalars
    index = start
  }

  /// Reads to the closing bracket and past it.
  mutating func read() throws(RegexRefusal) -> RegexAtom {
    if peek() == "^" {
      take()
      // All that is not named, which is most of Unicode.
      weight += 12
      isBeyondASCII = true
    }
    if peek() == "]" { take() }
    while let scalar = peek() {
      switch scalar {
      case "]":
        take()
        return RegexAtom(text: text, weight: weight, isBeyondASCII: isBeyondASCII)
      case "[": if !takePosixClass() { take() }
      case "\\": try takeEscape()
      default:
        if !scalar.isASCII { takesBeyondASCII(UTF8.width(scalar) * 2) }
        take()
      }
    }
    throw RegexRefusal(reason: "has a [ without its ]")
  }

  private mutating func takeEscape() throws(RegexRefusal) {
    index += 1
    guard let letter = peek() else { throw RegexRefusal(reason: "ends in a single \\") }
    if letter == "Q" || letter == "E" {
      throw RegexRefusal(reason: "has \\Q or \\E in brackets, which is not supported")
    }
    let atom = try RegexEscape.read(scalars, &index, inBrackets: true)
    text += atom.text
    if atom.isBeyondASCII { takesBeyondASCII(atom.weight) }
  }

  /// `[:alpha:]`, which has only letters of ASCII.
  private mutating func takePosixClass() -> Bool {
    guard index + 1 < scalars.count, scalars[index + 1] == ":",
      let colon = scalars[(index + 2)...].firstIndex(of: ":"), colon + 1 < scalars.count, scalars[colon + 1] == "]",
      scalars[(index + 2)..<colon].allSatisfy({ $0 == "^" || $0.properties.isLowercase })
    else { return false }
    if scalars[index + 2] == "^" { takesBeyondASCII(12) }
    while index <= colon + 1 { take() }
    return true
  }

  private mutating func takesBeyondASCII(_ more: Int) {
    weight += more
    isBeyondASCII = true
  }

  private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take() {
    text.unicodeScalars.append(scalars[index])
    index += 1
  }
}
