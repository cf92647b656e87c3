import Testing

@testable import Moderation

@Suite("Objects that a table keeps while they are used")
struct WeakTableTests {
  private final class Object: Sendable {}

  @Test("of two made for one key the first is the one that both get")
  func winner() {
    var table = WeakTable<Int, Object>()
    let (first, second) = (Object(), Object())
    #expect(table[1] == nil)
    #expect(table.keep(first, for: 1) === first)
    #expect(table.keep(second, for: 1) === first)
    #expect(table.keep(second, for: 2) === second)
    #expect(table[1] === first && table[2] === second)
    #expect(table.count == 2)
    withExtendedLifetime(first) {}
  }

  @Test("one that is not what the key stands for, or that nobody uses any more, makes room")
  func replaced() {
    var table = WeakTable<Int, Object>()
    let (first, second) = (Object(), Object())
    _ = table.keep(first, for: 1)
    #expect(table.keep(second, for: 1) { $0 !== first } === second)
    #expect(table[1] === second)
    for key in 10..<200 { _ = table.keep(Object(), for: key) }
    #expect(table[10] == nil && table[1] === second && table.count == 1)
    #expect(table.keep(first, for: 10) === first)
    withExtendedLifetime((first, second)) {}
  }
}
