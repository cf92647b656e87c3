import Testing

@testable import Moderation

@Suite struct LiteralDatabaseTests {
  @Test("What Vectorscan refuses is told with its reason and its literal")
  func refusal() {
    // Vectorscan's own refusal: it takes a literal that begins with a NUL for an empty one.
    let refusal = #expect(throws: LiteralRefusal.self) { _ = try LiteralDatabase([[0x61], [0, 0x61]]) }
    #expect(refusal?.index == 1)
    #expect(refusal?.reason.isEmpty == false)
    #expect(throws: LiteralRefusal(index: 2, reason: "The literal is empty.")) {
      _ = try LiteralDatabase([[0x61], [0x62], []])
    }
  }

  @Test("A table without literals needs no database")
  func empty() throws {
    #expect(try LiteralMatcher(LiteralTable()) == nil)
  }

  @Test("Rules that share a literal share its entry")
  func sharedLiteral() {
    var table = LiteralTable()
    table.add([0x61], LiteralUse(slot: 0, term: 0))
    table.add([0x61], LiteralUse(slot: 0, term: 1))
    table.add([0x61], LiteralUse(slot: 1, term: 0))
    #expect(table.sorted.count == 1)
    #expect(table.sorted[0].uses.map(\.slot) == [0, 1])
  }
}
