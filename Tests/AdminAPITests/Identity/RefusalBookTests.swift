import Moderation
import Testing

@testable import AdminAPI

@Suite("Refusals that nobody looked into")
struct RefusalBookTests {
  private let start = Timestamp(seconds: 1_700_000_000)
  private let attacker = Actor(.nobody, address: "192.0.2.66")

  @Test("are told at once, and then once a window with their number")
  func windows() {
    let book = RefusalBook(window: .seconds(60))
    book.note("root", by: attacker, at: start)
    #expect(book.due(at: start) == [.init(subject: "root", count: 1, actor: attacker)])
    for second in 1..<60 {
      book.note("root", by: attacker, at: start + .seconds(second))
      #expect(book.due(at: start + .seconds(second)).isEmpty)
    }
    // Whoever comes by next brings them along.
    #expect(book.due(at: start + .seconds(60)) == [.init(subject: "root", count: 59, actor: attacker)])
    #expect(book.due(at: start + .seconds(200)).isEmpty)
    book.note("root", by: attacker, at: start + .seconds(201))
    #expect(book.due(at: start + .seconds(201)).map(\.count) == [1])
  }

  @Test("of more subjects than are told apart are counted together, and none is lost")
  func bound() {
    let book = RefusalBook(window: .seconds(60), limit: 3)
    for index in 0..<100 { book.note("192.0.2.\(index)", by: attacker, at: start) }
    let due = book.due(at: start)
    #expect(due.count == 4)
    #expect(due.reduce(0) { $0 + $1.count } == 100)
  }
}
