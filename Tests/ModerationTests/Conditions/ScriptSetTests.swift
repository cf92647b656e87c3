import Testing

@testable import Moderation

@Suite struct ScriptSetTests {
  @Test(
    "A text's scripts are those of its letters",
    arguments: [
      ("", []), ("123 !? 🔥", []), ("hello", ["Latin"]), ("Привет", ["Cyrillic"]), ("hello при", ["Cyrillic", "Latin"]),
      ("日本", ["Han"]), ("ひらがな", ["Hiragana"]), ("カタカナー", ["Katakana"]), ("한국어", ["Hangul"]), ("שלום", ["Hebrew"]),
      ("مرحبا", ["Arabic"]), ("สวัสดี", ["Thai"]), ("नमस्ते", ["Devanagari"]), ("Ελληνικά", ["Greek"]), ("ÿ", ["Latin"]),
      ("×÷", []), ("ａ", ["Latin"]), ("𐌰", ["Gothic"]), ("𠀀", ["Han"]), ("ქართული", ["Georgian"]), ("བོད", ["Tibetan"]),
      ("\u{10FFFF}\u{E000}", []),
    ])
  func scripts(text: String, names: [String]) {
    var text = text
    #expect(text.withUTF8 { ScriptSet(of: $0) }.names == names)
  }

  @Test("Every script is known by its name and its code in any case", arguments: ScriptTable.names)
  func names(name: String, code: String) throws {
    for spelling in [name, name.lowercased(), name.uppercased(), code, name.replacing("_", with: " ")] {
      #expect(try #require(ScriptSet(named: spelling)).names == [name])
    }
  }

  @Test(
    "Names that are none are told, with those that may have been meant",
    arguments: [
      ("Cyrilic", "Cyrillic"), ("latn", "Latin"), ("Arab", "Arabic"), ("Hiragama", "Hiragana"),
      ("Devangari", "Devanagari"),
    ])
  func suggestions(name: String, meant: String) {
    #expect(ScriptSet.suggestions(for: name).contains(meant))
  }

  @Test("What is no script has no set", arguments: ["", "Common", "Inherited", "Klingon", "Chinese", "x"])
  func unknown(name: String) {
    #expect(ScriptSet(named: name) == nil)
    #expect(ScriptSet.suggestions(for: String(repeating: "q", count: 10_000)).isEmpty)
  }

  @Test("The table is in order, and agrees with what is known of letters")
  func table() throws {
    #expect(zip(ScriptTable.starts, ScriptTable.starts.dropFirst()).allSatisfy { $0 >> 8 < $1 >> 8 })
    #expect(ScriptTable.starts.allSatisfy { Int($0 & 0xFF) <= ScriptTable.names.count })
    var finder = ScriptFinder()
    let latin = try #require(ScriptTable.names.firstIndex { $0.name == "Latin" }) + 1
    for value in (0x41...0x24F as ClosedRange<UInt32>).reversed() {
      let scalar = try #require(Unicode.Scalar(value))
      let isLetter = scalar.properties.isAlphabetic && value != 0xB5
      #expect((Int(finder.number(of: scalar)) == latin) == isLetter, "\(value)")
    }
  }

  @Test("Sets meet where they share a script")
  func intersection() throws {
    var set = try #require(ScriptSet(named: "Han"))
    set.formUnion(try #require(ScriptSet(named: "Yi")))
    #expect(set.names == ["Han", "Yi"])
    #expect(set.intersects(try #require(ScriptSet(named: "Yi"))))
    #expect(!set.intersects(try #require(ScriptSet(named: "Thai"))))
    #expect(!ScriptSet().intersects(set) && ScriptSet().isEmpty)
  }
}
