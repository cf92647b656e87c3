import Foundation
import Testing

@testable import Moderation

@Suite struct FoldingStepsTests {
  @Test(
    "A match tells what had to be seen through there",
    arguments: [
      ("free", "free", []), ("free", "Free", ["case"]), ("Free", "Free", []), ("Free", "free", ["case"]),
      ("free", "ｆｒｅｅ", ["compatibility"]), ("free", "fre\u{200B}e", ["ignorable"]), ("free", "freé", ["marks"]),
      ("free", "fre\u{301}e", ["marks"]), ("free", "frеe", ["confusable"]), ("free", "Ⓕree", ["case", "enclosed"]),
      ("free", "fr3e", ["leet"]), ("free", "freeee", ["stretched"]),
      ("free", "FR33333", ["case", "leet", "stretched"]),
      ("café", "café", []), ("café", "cafe", ["marks"]), ("free money", "free  money", ["spaces"]),
      ("sex", "ѕех", ["confusable"]), ("sosa", "🇸🇴🇸🇦", ["enclosed"]), ("lie", "11e", ["leet"]),
    ])
  func folded(term: String, text: String, steps: [String]) throws {
    #expect(try Finder([term], .words).spans(in: "so \(text).").map(\.how.names) == [steps])
  }

  @Test(
    "So does one found by aggressive folding",
    arguments: [
      ("free", "f.r.e.e", ["separators"]), ("free", "ffree", ["stretched"]), ("año", "ano", ["marks"]),
      ("ano", "año", ["marks"]), ("kill", "k|ll", ["leet"]), ("free", "f.r.3.e", ["leet", "separators"]),
    ])
  func aggressive(term: String, text: String, steps: [String]) throws {
    #expect(try Finder([term], .words, .aggressive).spans(in: text).map(\.how.names) == [steps])
  }

  @Test("A match covers what was typed, whole")
  func excerpts() throws {
    let text = "É f.r.e.e, FR33333 f\u{200B}ree\u{200B}! fre\u{301}e\u{301}"
    let excerpts = try Finder(["free"], .words, .aggressive).excerpts(of: text)
    #expect(
      excerpts.map { Array($0.utf8) }
        == [
          "f.r.e.e", "FR33333", "f\u{200B}ree", "fre\u{301}e\u{301}",
        ].map { Array($0.utf8) })
  }

  @Test("Steps are coded as a list of their names")
  func coding() throws {
    let steps: FoldingSteps = [.letterCase, .leet, .separators]
    let data = try JSONEncoder().encode(steps)
    #expect(String(decoding: data, as: UTF8.self) == #"["case","leet","separators"]"#)
    #expect(try JSONDecoder().decode(FoldingSteps.self, from: data) == steps)
    #expect(try JSONDecoder().decode(FoldingSteps.self, from: Data("[]".utf8)) == [])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(FoldingSteps.self, from: Data(#"["odd"]"#.utf8)) }
  }
}
