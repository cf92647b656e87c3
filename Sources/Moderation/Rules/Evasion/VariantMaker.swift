/// Writes a term in many ways, each time the same ones for the same seed.
struct VariantMaker {
  private let letters: [Character]
  private let term: String
  private var generator: SeededGenerator

  /// `term` without wildcards.
  init(_ term: String, seed: UInt64) {
    self.term = term
    letters = Array(term.lowercased())
    generator = SeededGenerator(seed: seed)
  }

  /// Variants by technique, all different from each other and from the term; a technique that this term's letters give
  /// nothing for is left out. Where some have few, the others make up for it.
  mutating func variants(atLeast count: Int) -> [(EvasionTechnique, [String])] {
    var known: Set<String> = [term]
    var variants: [EvasionTechnique: [String]] = [:]
    var total = 0
    var share = count / EvasionTechnique.allCases.count + 2
    while total < count, share < count * 2 {
      for technique in EvasionTechnique.allCases {
        // A technique with little to choose from runs dry: the attempts end it.
        for _ in 0..<share * 3 where variants[technique, default: []].count < share {
          guard let variant = variant(technique), known.insert(variant).inserted else { continue }
          variants[technique, default: []].append(variant)
          total += 1
        }
      }
      share *= 2
    }
    return EvasionTechnique.allCases.compactMap { technique in variants[technique].map { (technique, $0) } }
  }

  /// One variant; nil where the technique has nothing for any letter of the term.
  private mutating func variant(_ technique: EvasionTechnique) -> String? {
    switch technique {
    case .letterCase, .fullwidth, .mathematical, .enclosed, .regional, .smallCapitals, .confusables, .leet:
      return exchanged(letters, technique)
    case .invisible: return String(spaced { EvasionAlphabet.invisible.randomElement(using: &$0) })
    case .marks: return marked()
    case .stretched: return repeated(3...6)
    case .doubled: return repeated(2...2)
    case .separators: return separated()
    case .combined: return combined()
    }
  }

  /// Some letters exchanged, at least one; for techniques that write whole words so, all.
  private mutating func exchanged(_ letters: [Character], _ technique: EvasionTechnique) -> String? {
    let places = letters.indices.filter { !EvasionAlphabet.replacements(letters[$0], technique).isEmpty }
    guard let always = places.randomElement(using: &generator) else { return nil }
    let takesAll = [.fullwidth, .mathematical, .enclosed, .regional, .smallCapitals].contains(technique)
    let isOften = takesAll && Bool.random(using: &generator)
    var result = ""
    for index in letters.indices {
      let choices = EvasionAlphabet.replacements(letters[index], technique)
      let exchanges = index == always || isOften || Bool.random(using: &generator)
      guard exchanges, let choice = choices.randomElement(using: &generator) else {
        result.append(letters[index])
        continue
      }
      result.append(choice)
      // Two of them side by side would be shown as a flag.
      if technique == .regional { result.append("\u{200B}") }
    }
    return result
  }

  private mutating func marked() -> String {
    var result = String.UnicodeScalarView()
    for character in letters {
      result.append(contentsOf: character.unicodeScalars)
      guard character != " " else { continue }
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        if let mark = EvasionAlphabet.marks.randomElement(using: &generator) { result.append(mark) }
      }
    }
    return String(result)
  }

  private mutating func repeated(_ counts: ClosedRange<Int>) -> String? {
    let places = letters.indices.filter { letters[$0].isLetter }
    guard let always = places.randomElement(using: &generator) else { return nil }
    var result = ""
    for index in letters.indices {
      let isRepeated = index == always || places.contains(index) && Int.random(in: 0..<4, using: &generator) == 0
      let count = isRepeated ? Int.random(in: counts, using: &generator) : 1
      result += String(repeating: letters[index], count: count)
    }
    return result
  }

  private mutating func separated() -> String? {
    let separator = EvasionAlphabet.separators.randomElement(using: &generator) ?? "."
    let words = term.split(separator: " ").map { Array($0) }
    let spelled = words.map { word in
      word.map { Bool.random(using: &generator) ? $0.lowercased() : $0.uppercased() }.joined(separator: separator)
    }
    return letters.count > 1 ? spelled.joined(separator: separator == " " ? "  " : " ") : nil
  }

  private mutating func combined() -> String? {
    let exchanging: [EvasionTechnique] = [.letterCase, .confusables, .leet, .fullwidth]
    guard let first = exchanging.randomElement(using: &generator), let text = exchanged(letters, first) else {
      return nil
    }
    let other = VariantMaker(letters: Array(text), generator)
    return [other.stretchedOnce(&generator), other.invisibleOnce(&generator)].randomElement(using: &generator)
  }

  private init(letters: [Character], _ generator: SeededGenerator) {
    (self.letters, self.generator) = (letters, generator)
    term = String(letters)
  }

  private func stretchedOnce(_ generator: inout SeededGenerator) -> String {
    let index = letters.indices.randomElement(using: &generator) ?? 0
    let count = letters[index].isLetter ? Int.random(in: 3...5, using: &generator) : 1
    return String(letters[..<index]) + String(repeating: letters[index], count: count) + String(letters[(index + 1)...])
  }

  private func invisibleOnce(_ generator: inout SeededGenerator) -> String {
    let index = letters.indices.dropFirst().randomElement(using: &generator) ?? 0
    let character = EvasionAlphabet.invisible.randomElement(using: &generator) ?? "\u{200B}"
    return String(letters[..<index]) + String(character) + String(letters[index...])
  }

  /// The letters with something, or nothing, before each but the first.
  private mutating func spaced(_ between: (inout SeededGenerator) -> Character?) -> [Character] {
    var result: [Character] = []
    let always = letters.indices.dropFirst().randomElement(using: &generator)
    for index in letters.indices {
      if index > 0, index == always || Bool.random(using: &generator), let filling = between(&generator) {
        result.append(filling)
      }
      result.append(letters[index])
    }
    return result
  }
}
