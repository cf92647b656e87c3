import Testing

@testable import Moderation

@Suite("Values within a budget")
struct RecentlyUsedTests {
  @Test("what has not been used for longest goes first, and only as much as must")
  func order() {
    var values = RecentlyUsed<Int, String>(limitBytes: 10)
    #expect(values.insert("one", for: 1, bytes: 4).isEmpty)
    #expect(values.insert("two", for: 2, bytes: 4).isEmpty)
    #expect(values.use(1) == "one")
    #expect(values.insert("three", for: 3, bytes: 4) == ["two"])
    #expect(values.keys == [3, 1])
    #expect(values.bytes == 8)
    #expect(values.use(2) == nil)
  }

  @Test("looking without using changes nothing")
  func peek() {
    var values = RecentlyUsed<Int, String>(limitBytes: 2)
    _ = values.insert("one", for: 1, bytes: 1)
    _ = values.insert("two", for: 2, bytes: 1)
    #expect(values.peek(1) == "one")
    #expect(values.insert("three", for: 3, bytes: 1) == ["one"])
  }

  @Test("a value larger than the budget stays alone, until the next one comes")
  func larger() {
    var values = RecentlyUsed<Int, String>(limitBytes: 10)
    _ = values.insert("small", for: 1, bytes: 1)
    #expect(values.insert("large", for: 2, bytes: 100) == ["small"])
    #expect(values.use(2) == "large")
    #expect(values.insert("small", for: 3, bytes: 1) == ["large"])
  }

  @Test("a value put in again takes the place of the one before")
  func replaced() {
    var values = RecentlyUsed<Int, String>(limitBytes: 10)
    _ = values.insert("old", for: 1, bytes: 6)
    #expect(values.insert("new", for: 1, bytes: 7) == ["old"])
    #expect(values.bytes == 7)
    #expect(values.count == 1)
  }

  @Test("a value that grows drives others out, but never itself")
  func growth() {
    var values = RecentlyUsed<Int, String>(limitBytes: 10)
    for key in 1...3 { _ = values.insert("\(key)", for: key, bytes: 3) }
    #expect(values.charge(4, for: 1).isEmpty)
    #expect(values.charge(6, for: 1) == ["2"])
    #expect(values.charge(50, for: 1) == ["3"])
    #expect(values.keys == [1])
    #expect(values.bytes == 50)
    #expect(values.charge(2, for: 9).isEmpty)
    #expect(values.charge(1, for: 1).isEmpty)
    #expect(values.bytes == 1)
  }

  @Test("it does what a plain list does, whatever happens in whatever order", arguments: 1...20)
  func model(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var values = RecentlyUsed<Int, Int>(limitBytes: 50)
    /// The one used last comes first.
    var model: [(key: Int, value: Int, bytes: Int)] = []
    for step in 0..<2000 {
      let key = Int.random(in: 0..<20, using: &generator)
      let known = model.firstIndex { $0.key == key }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        #expect(values.remove(key) == known.map { model.remove(at: $0).value })
      case 1:
        #expect(values.use(key) == known.map { model[$0].value })
        if let known { model.insert(model.remove(at: known), at: 0) }
      default:
        if let known { model.remove(at: known) }
        let bytes = Int.random(in: 0...30, using: &generator)
        model.insert((key, step, bytes), at: 0)
        while model.count > 1, model.reduce(0, { $0 + $1.bytes }) > 50 { model.removeLast() }
        _ = values.insert(step, for: key, bytes: bytes)
      }
      #expect(values.keys == model.map(\.key))
      #expect(values.bytes == model.reduce(0) { $0 + $1.bytes })
    }
  }
}
