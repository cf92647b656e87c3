import Foundation
import Testing

@testable import Moderation

@Suite struct StarterPackTests {
  private static let languages = ["en", "pt", "es"]
  private let packs: StarterPacks

  init() throws { packs = try StarterPacks(files: PackFolder.lists()) }

  private func lists(of language: String) -> [StarterList] { packs.lists.filter { $0.language == language } }

  /// The words of a text with one space between them and one at either end, in lower case.
  private static func words(_ text: String) -> String {
    let words = text.lowercased().unicodeScalars.split { !CharacterClass.isWord($0) }
    return " " + words.map { String($0) }.joined(separator: " ") + " "
  }

  @Test("Every language has the three lists, each of a sensible size and named after its kind")
  func complete() {
    #expect(packs.lists.count == Self.languages.count * StarterList.Kind.allCases.count)
    for language in Self.languages {
      for kind in StarterList.Kind.allCases {
        let list = packs["\(kind.rawValue)-\(language)"]
        #expect(list?.kind == kind && list?.language == language)
        #expect(list?.title.isEmpty == false)
        #expect((40...150).contains(list?.terms.count ?? 0), "\(list?.name ?? "") \(list?.terms.count ?? 0)")
      }
    }
    #expect(packs["spam"] == nil)
  }

  @Test("Terms are lower case, composed, and fit for a phrase: words with one space between them")
  func normal() {
    for list in packs.lists {
      for term in list.terms {
        #expect(" \(term) " == Self.words(term), "\(list.name): \(term)")
        #expect(Array(term.utf8) == Array(term.precomposedStringWithCanonicalMapping.utf8), "\(list.name): \(term)")
        #expect(term.utf8.contains { $0 >= 0x61 }, "\(list.name): \(term) has no letter")
      }
    }
  }

  @Test("Folded, no term is in two lists of a language, and none holds another one of its list", arguments: languages)
  func noneTwice(language: String) {
    var owner: [[UInt8]: String] = [:]
    for list in lists(of: language) {
      for term in list.terms {
        let earlier = owner.updateValue(list.name, forKey: FoldedText.folding(term))
        #expect(earlier == nil, "\(term) is in \(list.name) and \(earlier ?? "")")
        let shorter = list.terms.filter { $0 != term && " \(term) ".contains(" \($0) ") }
        #expect(shorter.isEmpty, "\(list.name): \(term) holds \(shorter)")
      }
    }
  }

  private func compiled(_ list: StarterList, _ folding: Folding) throws -> CompiledRuleSet {
    let reference = ListReference(origin: .starter, name: list.name)
    let rule = Rule(
      id: "list", verdict: .hide, folding: folding, when: .terms(.phrases, TermSource(lists: [reference])))
    let document = RuleSetDocument(defaultVerdict: .allow, rules: [rule])
    return try CompiledRuleSet([
      RuleSetSource(layer: .tenant, version: 1, document: document, lists: packs.contents(of: [reference]))
    ])
  }

  @Test("A rule on a list finds each of its terms in a comment, with accents and without", arguments: languages)
  func found(language: String) throws {
    for list in lists(of: language) {
      let rules = try compiled(list, .folded)
      for term in list.terms {
        let plain = term.replacing("ñ", with: "\u{1}").replacing("ç", with: "\u{2}")
          .folding(options: .diacriticInsensitive, locale: nil)
          .replacing("\u{1}", with: "ñ").replacing("\u{2}", with: "ç")
        #expect(rules.matches("Hey! \(term.uppercased()), ok?"), "\(list.name): \(term)")
        #expect(rules.matches("x \(plain) y"), "\(list.name): \(plain)")
      }
    }
  }

  @Test("Everyday comments of a language are not found, with accents or without", arguments: languages)
  func innocents(language: String) throws {
    let sentences = try #require(InnocentSentences.byLanguage[language])
    #expect(sentences.count >= 30)
    for list in lists(of: language) {
      for folding in Folding.allCases {
        let rules = try compiled(list, folding)
        for sentence in sentences {
          for text in [sentence, sentence.folding(options: .diacriticInsensitive, locale: nil), sentence.uppercased()] {
            let found = rules.decide(text).matches.map(\.term)
            #expect(found.isEmpty, "\(list.name), \(folding): \(found) in \(text)")
          }
        }
      }
    }
  }

  @Test("References that mean a starter list get its content")
  func contents() {
    let spam = ListReference(origin: .starter, name: "spam-en")
    let asked: Set = [spam, ListReference(origin: .starter, name: "none"), ListReference(name: "spam-en")]
    #expect(packs.contents(of: asked) == [spam: packs["spam-en"]?.content])
  }

  @Test(
    "A pack without a sound header, or with a repeated term, is refused",
    arguments: [
      ("x\n", 5), ("# title: A\n# language: en\n# kind: rude\n# version: 1\nx\n", 1),
      ("# title: A\n# language: en\n# kind: spam\n# version: 0\nx\n", 1),
      ("# title: A\n# language: en\n# kind: spam\n# version: 1\nx\nX\n", 1),
      ("x\n# title: A\n# language: en\n# kind: spam\n# version: 1\n", 5),
    ])
  func refused(file: String, faults: Int) {
    let error = #expect(throws: TermListFaults.self) { try StarterList(name: "a", file: Array(file.utf8)) }
    #expect((error?.faults.count ?? 0) >= faults)
    #expect(throws: TermListFaults.self) {
      try StarterPacks(files: [("A b.txt", Array("# title: A\n# language: en\n# kind: spam\n# version: 1\nx".utf8))])
    }
  }
}
