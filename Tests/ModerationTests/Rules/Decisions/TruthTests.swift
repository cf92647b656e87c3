import Testing

@testable import Moderation

@Suite struct TruthTests {
  private static let all = Truth.allCases
  private static let triples = all.flatMap { a in all.flatMap { b in all.map { c in [a, b, c] } } }

  @Test("The three values obey the laws of Kleene's logic", arguments: triples)
  func laws(values: [Truth]) {
    let (a, b, c) = (values[0], values[1], values[2])
    #expect(!(!a) == a)
    #expect(!min(a, b) == max(!a, !b))
    #expect(!max(a, b) == min(!a, !b))
    #expect(min(a, max(b, c)) == max(min(a, b), min(a, c)))
    #expect(max(a, min(b, c)) == min(max(a, b), max(a, c)))
    #expect(min(a, max(a, b)) == a)
    #expect(max(a, min(a, b)) == a)
    #expect(min(a, !a) <= max(b, !b))
  }

  @Test("Unknown is its own opposite, and neither holds nor fails with it")
  func unknown() {
    #expect(!Truth.unknown == .unknown)
    #expect(max(Truth.unknown, .no) == .unknown && min(Truth.unknown, .yes) == .unknown)
    #expect(max(Truth.unknown, .yes) == .yes && min(Truth.unknown, .no) == .no)
  }
}
