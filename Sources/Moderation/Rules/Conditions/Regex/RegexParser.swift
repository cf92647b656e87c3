/// Takes a regular expression apart. Lenient: what it does not know it passes on, for Vectorscan to refuse.
struct RegexParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  /// The branches of `pattern`.
  static func parse(_ pattern: String) throws(RegexRefusal) -> [[RegexItem]] {
    var parser = RegexParser(pattern)
    let branches = try parser.branches()
    if parser.index < parser.scalars.count { throw RegexRefusal(reason: "has a ) without its (") }
    return branches
  }

  // MARK: Structure

  private mutating func branches() throws(RegexRefusal) -> [[RegexItem]] {
    var branches: [[RegexItem]] = [[]]
    while let scalar = peek(), scalar != ")" {
      if scalar == "|" {
        index += 1
        branches.append([])
      } else if startsQuotation {
        let last = branches.count - 1
        branches[last] += quotation()
        // A repeat is of the last character alone.
        let quantifier = try quantifier()
        if !branches[last].isEmpty { branches[last][branches[last].count - 1].quantifier = quantifier }
      } else if let node = try node() {
        branches[branches.count - 1].append(RegexItem(node: node, quantifier: try quantifier()))
      }
    }
    return branches
  }

  /// The next node; nil for a comment.
  private mutating func node() throws(RegexRefusal) -> RegexNode? {
    let start = index
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "(": return try group()
    case "[":
      var reader = RegexClassReader(scalars, from: index)
      let atom = try reader.read()
      index = reader.index
      return .atom(atom)
    case "\\": return try escape()
    case ".": return .atom(RegexAtom(text: ".", weight: 9, isBeyondASCII: true))
    case "^", "$": return .atom(RegexAtom(text: text(from: start), weight: 0))
    default: return .atom(Self.literal(scalar, text: text(from: start)))
    }
  }

  private mutating func group() throws(RegexRefusal) -> RegexNode? {
    if peek() == "*" { throw RegexRefusal(reason: "has verbs such as (*UTF8), which are not supported") }
    var opening = "("
    if peek() == "?" {
      index += 1
      if peek() == "#" { return try comment() }
      opening = try groupOpening()
      if opening.last == ")" { return .atom(RegexAtom(text: opening, weight: 0)) }
    }
    depth += 1
    if depth > RegexLimits.depth { throw RegexRefusal(reason: "has groups more than \(RegexLimits.depth) deep") }
    let branches = try branches()
    depth -= 1
    guard peek() == ")" else { throw RegexRefusal(reason: "has a ( without its )") }
    index += 1
    return .group(opening: opening, branches: branches)
  }

  private mutating func comment() throws(RegexRefusal) -> RegexNode? {
    guard let end = scalars[index...].firstIndex(of: ")") else {
      throw RegexRefusal(reason: "has a comment without its )")
    }
    index = end + 1
    return nil
  }

  /// What stands between `(` and the content: `?:`, `?i:`, `?<name>` or an assertion; or, ending in `)`, the whole
  /// group.
  private mutating func groupOpening() throws(RegexRefusal) -> String {
    let start = index
    while let scalar = peek() {
      index += 1
      let isName = index > start + 1
      switch scalar {
      case ":", "=", "!", ")", "|", ">": return "(?" + text(from: start)
      case "'" where isName: return "(?" + text(from: start)
      case "x" where scalars[start..<index].allSatisfy { "imsx-".unicodeScalars.contains($0) }:
        throw RegexRefusal(reason: "uses the flag x; write the pattern without white space and comments")
      case "(": throw RegexRefusal(reason: "has a condition in a group, which is not supported")
      default: break
      }
    }
    throw RegexRefusal(reason: "has a ( without its )")
  }

  // MARK: Atoms

  private mutating func escape() throws(RegexRefusal) -> RegexNode {
    guard let letter = peek() else { throw RegexRefusal(reason: "ends in a single \\") }
    if letter == "b" {
      index += 1
      return .edge
    }
    return .atom(try RegexEscape.read(scalars, &index))
  }

  private var startsQuotation: Bool {
    scalars[index] == "\\" && index + 1 < scalars.count && scalars[index + 1] == "Q"
  }

  /// The literals between `\Q` and `\E`.
  private mutating func quotation() -> [RegexItem] {
    index += 2
    var items: [RegexItem] = []
    while index < scalars.count {
      if scalars[index] == "\\", index + 1 < scalars.count, scalars[index + 1] == "E" {
        index += 2
        break
      }
      let hex = String(scalars[index].value, radix: 16)
      items.append(RegexItem(node: .atom(Self.literal(scalars[index], text: "\\x{" + hex + "}"))))
      index += 1
    }
    return items
  }

  private static func literal(_ scalar: Unicode.Scalar, text: String) -> RegexAtom {
    // Both cases of a letter beyond ASCII may take a path of their own through the automaton.
    let weight = scalar.isASCII ? 1 : UTF8.width(scalar) * 2
    return RegexAtom(text: text, weight: weight, isBeyondASCII: !scalar.isASCII)
  }

  // MARK: Repeats

  private mutating func quantifier() throws(RegexRefusal) -> RegexQuantifier? {
    let start = index
    var copies = 1
    var isLoop = false
    switch peek() {
    case "?": index += 1
    case "*", "+":
      index += 1
      isLoop = true
    case "{":
      guard let bounds = bounds() else { return nil }
      copies = max(bounds.least, bounds.most ?? 1, 1)
      isLoop = bounds.most == nil
      if copies > RegexLimits.repeats {
        throw RegexRefusal(reason: "repeats something more than \(RegexLimits.repeats) times")
      }
    default: return nil
    }
    if peek() == "?" || peek() == "+" { index += 1 }
    return RegexQuantifier(text: text(from: start), copies: copies, isLoop: isLoop)
  }

  /// `{2}`, `{2,}` or `{2,5}`; nil, with nothing read, where the brace is an ordinary character.
  private mutating func bounds() -> (least: Int, most: Int?)? {
    let start = index
    index += 1
    if let least = number() {
      var most: Int? = least
      if peek() == "," {
        index += 1
        most = peek() == "}" ? nil : number() ?? -1
      }
      if peek() == "}", most != -1 {
        index += 1
        return (least, most)
      }
    }
    index = start
    return nil
  }

  /// At most one more than the largest allowed.
  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek(), (0x30...0x39).contains(scalar.value) {
      value = min((value ?? 0) * 10 + Int(scalar.value) - 48, RegexLimits.repeats + 1)
      index += 1
    }
    return value
  }

  // MARK: Pieces

  private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<index])) }
}
