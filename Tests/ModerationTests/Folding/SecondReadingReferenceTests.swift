import Testing

@testable import Moderation

/// Compares what the second reading finds with a search that writes out every way in which a word can be read.
@Suite struct SecondReadingReferenceTests {
  private static let readings: [Character: String] = [
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "$": "s", "@": "a", "7": "t", "8": "b", "9": "g", "6": "g",
  ]

  /// All words that a word may be read as: with its digits as letters, where it has letters too.
  private static func allReadings(_ word: String) -> [String] {
    guard word.contains(where: \.isLetter) else { return [word] }
    return word.reduce([""]) { words, character in
      let choices = readings[character] ?? String(character)
      return words.flatMap { word in choices.map { word + String($0) } }
    }
  }

  private static func runs(_ word: String) -> [(letter: Character, count: Int)] {
    word.reduce(into: []) { runs, letter in
      if runs.last?.letter == letter { runs[runs.count - 1].count += 1 } else { runs.append((letter, 1)) }
    }
  }

  private static func isStretched(_ word: String, _ term: String, _ folding: Folding) -> Bool {
    let (found, wanted) = (runs(word), runs(term))
    guard found.map(\.letter) == wanted.map(\.letter) else { return false }
    return zip(found, wanted).allSatisfy { found, wanted in
      let isMore = found.letter.isLetter && found.count > wanted.count && (folding == .aggressive || found.count > 2)
      return found.count == wanted.count || isMore
    }
  }

  private static func expected(_ term: String, _ text: String, _ folding: Folding) -> [String] {
    text.split(separator: " ").map(String.init).filter { word in
      word == term || allReadings(word).contains { isStretched($0, term, folding) }
    }
  }

  @Test("A word is found in exactly the words that can be read as it", arguments: 1...8 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("lieoasbt")
    let signs = Array("lieoasbtlieoasbt01345$@78")
    var found = 0
    for _ in 0..<150 {
      let term = String(
        (0..<Int.random(in: 2...5, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
      for folding in [Folding.folded, .aggressive] {
        let finder = try Finder([term], .words, folding)
        for _ in 0..<15 {
          // Mutations of the term, since random words seldom are it.
          var text = ""
          for letter in term + " " + term {
            let choices = Self.readings.filter { $0.value.contains(letter) }.map(\.key) + [letter]
            let count = letter == " " ? 1 : [1, 1, 1, 1, 1, 2, 3, 4].randomElement(using: &generator)!
            for _ in 0..<count { text.append(choices.sorted().randomElement(using: &generator)!) }
            if Int.random(in: 0..<12, using: &generator) == 0 { text.append(signs.randomElement(using: &generator)!) }
          }
          let expected = Self.expected(term, text, folding)
          // What edges `$` and `@` make is told elsewhere.
          guard !text.contains("$"), !text.contains("@") else { continue }
          #expect(finder.excerpts(of: text) == expected, "\(term) in \(text), \(folding)")
          found += expected.count
        }
      }
    }
    #expect(found > 500)
  }
}
