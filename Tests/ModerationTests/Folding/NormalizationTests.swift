import Foundation
import Testing

@testable import Moderation

@Suite struct NormalizationTests {
  private static let table = UnicodeTable.shared

  /// Every character but those that may not stand in a text, and Hangul, which is tried apart.
  private static var scalars: [Unicode.Scalar] {
    (UInt32(1)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
      // Swift may know of newer characters than Debian's ICU.
      $0.properties.age.map { $0.major <= 14 } == true && $0.properties.generalCategory != .privateUse
        && !(0xAC00...0xD7A3).contains($0.value)
    }
  }

  @Test("Every character folds alike however it is composed, and what it folds to folds to itself")
  func everyCharacter() {
    var wrong: [String] = []
    for scalar in Self.scalars {
      // In front of it a letter, so that marks are marks of something.
      let text = "a" + String(scalar)
      let folded = FoldedText.folding(text)
      let forms = [text.decomposedStringWithCanonicalMapping, text.precomposedStringWithCanonicalMapping]
      if forms.contains(where: { FoldedText.folding($0) != folded }) { wrong.append(String(scalar.value, radix: 16)) }
      let again = FoldedText.folding(String(decoding: folded, as: UTF8.self))
      if again != folded { wrong.append("again " + String(scalar.value, radix: 16)) }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(40))")
  }

  @Test("Korean syllables fold alike however they are composed")
  func hangul() {
    let wrong = stride(from: UInt32(0xAC00), through: 0xD7A3, by: 7).compactMap(Unicode.Scalar.init).filter {
      FoldedText.folding(String($0).decomposedStringWithCanonicalMapping) != Array(String($0).utf8)
    }
    #expect(wrong.isEmpty)
  }

  @Test("Upper and lower case fold alike, lookalikes of other alphabets aside")
  func letterCase() {
    let wrong = Self.scalars.filter { scalar in
      let lower = scalar.properties.lowercaseMapping
      return lower.unicodeScalars.count == 1 && FoldedText.folding(lower) != FoldedText.folding(String(scalar))
    }
    #expect(wrong.isEmpty, "\(wrong.map { String($0.value, radix: 16) })")
  }

  @Test("The table agrees with Swift's own on what is a letter")
  func letters() {
    let categories: [Unicode.GeneralCategory] = [
      .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    ]
    let wrong = Self.scalars.filter {
      Self.table.record($0).flags.contains(.letter) != categories.contains($0.properties.generalCategory)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(40).map { String($0.value, radix: 16) })")
  }
}
