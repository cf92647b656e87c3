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

  @Test("a value larger than the budget is let in again, and gives way to any")
  func largerAgain() {
    var values = RecentlyUsed<Int, String>(limitBytes: 10)
    func load(_ key: Int, bytes: Int) -> [String] {
      values.use(key) == nil ? values.insert("\(key)", for: key, bytes: bytes) : []
    }
    #expect(load(1, bytes: 1).isEmpty)
    for _ in 0..<3 {
      #expect(load(2, bytes: 100) == ["1"])
      #expect(load(2, bytes: 100).isEmpty)
      #expect(load(1, bytes: 1) == ["2"])
      #expect(load(1, bytes: 1).isEmpty)
    }
  }

  @Test("a value put in again takes the place of the one before")
  func replaced() {
    var values = RecentlyUsed<Int, String>(limitBytes: 10)
    _ = values.insert("old", for: 1, bytes: 6)
    #expect(values.insert("new", for: 1, bytes: 7) == ["old"])
    #expect(values.bytes == 7)
    #expect(values.count == 1)
  }

  @Test("a value put in again is judged by when the one before was used")
  func replacedWithLarger() {
    var values = RecentlyUsed<Int, String>(limitBytes: 2, rememberedKeys: 2)
    // Enough for uses to be forgotten.
    for key in 1...4 { _ = values.insert("\(key)", for: key, bytes: 1) }
    #expect(values.keys == [4, 3])
    #expect(values.use(3) == "3")
    #expect(values.insert("new", for: 3, bytes: 2) == ["3", "4"])
    #expect(values.use(3) == "new")
  }

  @Test("of keys that are used no more nothing is remembered")
  func removingAllBut() {
    var values = RecentlyUsed<Int, String>(limitBytes: 2)
    for key in 1...3 where values.use(key) == nil { _ = values.insert("\(key)", for: key, bytes: 1) }
    #expect(values.removeAll(but: [2]) == ["3"])
    #expect(values.use(4) == nil && values.insert("4", for: 4, bytes: 1).isEmpty)
    // Otherwise 2 and 4 would have been used since 1 was.
    #expect(values.use(1) == nil && values.insert("1", for: 1, bytes: 1) == ["2"])
    #expect(values.keys == [1, 4])
  }

  @Test("what was forgotten is held against new keys only while there are more keys than can be remembered")
  func forgotten() {
    var uses = PastUses<Int>(limit: 4)
    #expect(uses.latest(of: 99) == nil)
    for key in 1...8 { uses.note(key, of: key) }
    #expect(uses.latest(of: 8) == 8 && uses.latest(of: 1) == .min && uses.latest(of: 99) == .min)
    uses.forgetAll(but: Set(1...8))
    #expect(uses.latest(of: 8) == 8 && uses.latest(of: 99) == .min)
    uses.forgetAll(but: [8])
    #expect(uses.latest(of: 8) == 8 && uses.latest(of: 7) == nil && uses.latest(of: 99) == nil)
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

  @Test("what comes back is kept only in place of what was not used for longer, unless it must stay")
  func comingBack() {
    var values = RecentlyUsed<Int, String>(limitBytes: 2)
    func load(_ key: Int, mustStay: Bool = false) -> [String] {
      values.use(key) == nil ? values.insert("\(key)", for: key, bytes: 1, mustStay: mustStay) : []
    }
    #expect(load(1).isEmpty && load(2).isEmpty)
    #expect(load(3) == ["1"])
    // 2 and 3 were used since 1 was.
    #expect(load(1) == ["1"])
    #expect(values.use(3) == "3")
    // 1 was, since 2 was.
    #expect(load(1) == ["2"])
    #expect(load(2) == ["2"])
    #expect(load(2, mustStay: true) == ["3"])
    #expect(Set(values.keys) == [1, 2])
  }

  @Test(
    "asked for in turns, as many are found as there is room for, however many cannot be remembered",
    arguments: [105, 125, 200, 400], [1 << 16, 50])
  func turns(keys: Int, remembered: Int) {
    var values = RecentlyUsed<Int, Int>(limitBytes: 100 * 8, rememberedKeys: remembered)
    var found = 0
    for round in 0..<12 {
      for key in 0..<keys {
        if values.use(key) != nil {
          if round >= 2 { found += 1 }
        } else {
          _ = values.insert(key, for: key, bytes: 8)
        }
        #expect(values.bytes <= 100 * 8)
      }
    }
    #expect(found >= 10 * 95)
  }

  @Test("in any order, about as many are found as there is room for", arguments: 1...5)
  func anyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var values = RecentlyUsed<Int, Int>(limitBytes: 1000)
    var found = 0
    for step in 0..<40_000 {
      let key = Int.random(in: 0..<200, using: &generator)
      if values.use(key) != nil {
        if step >= 10_000 { found += 1 }
      } else {
        _ = values.insert(key, for: key, bytes: Int.random(in: 8...12, using: &generator))
      }
    }
    #expect((0.45...0.6).contains(Double(found) / 30_000))
  }

  @Test("what is asked for from now on, in place of all else, has the room it needs after three rounds")
  func shift() {
    var values = RecentlyUsed<Int, Int>(limitBytes: 100, rememberedKeys: 200)
    func round(_ keys: Range<Int>) -> Int {
      keys.count { key in
        if values.use(key) != nil { return true }
        _ = values.insert(key, for: key, bytes: 1)
        return false
      }
    }
    for _ in 0..<5 { _ = round(0..<120) }
    for _ in 0..<3 { _ = round(1000..<1090) }
    #expect(round(1000..<1090) == 90)
  }

  @Test("it does what a plain list does, whatever happens in whatever order", arguments: 1...20)
  func model(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var values = RecentlyUsed<Int, Int>(limitBytes: 50)
    var model = ListModel()
    for step in 0..<2000 {
      let key = Int.random(in: 0..<20, using: &generator)
      switch Int.random(in: 0..<41, using: &generator) {
      case 0..<10: #expect(values.remove(key) == model.remove(key)?.value)
      case 10..<20: #expect(values.use(key) == model.use(key))
      case 20:
        let kept = Set((0..<20).filter { _ in Bool.random(using: &generator) })
        #expect(values.removeAll(but: kept) == model.removeAll(but: kept))
      default:
        let (bytes, mustStay) = (Int.random(in: 0...60, using: &generator), Bool.random(using: &generator))
        let gone = values.insert(step, for: key, bytes: bytes, mustStay: mustStay)
        #expect(gone == model.insert(step, for: key, bytes: bytes, mustStay: mustStay))
      }
      #expect(values.keys == model.entries.map(\.key))
      #expect(values.bytes == model.bytes)
    }
  }
}

/// The same without any speed, within 50 bytes.
private struct ListModel {
  /// The one used last comes first.
  var entries: [(key: Int, value: Int, bytes: Int, lastUse: Int)] = []
  var past: [Int: Int] = [:]
  var uses = 0

  var bytes: Int { entries.reduce(0) { $0 + $1.bytes } }

  mutating func remove(_ key: Int) -> (key: Int, value: Int, bytes: Int, lastUse: Int)? {
    entries.firstIndex { $0.key == key }.map { entries.remove(at: $0) }
  }

  mutating func removeAll(but kept: Set<Int>) -> [Int] {
    past = past.filter { kept.contains($0.key) }
    defer { entries.removeAll { !kept.contains($0.key) } }
    return entries.filter { !kept.contains($0.key) }.map(\.value)
  }

  mutating func use(_ key: Int) -> Int? {
    uses += 1
    guard var entry = remove(key) else { return nil }
    entry.lastUse = uses
    entries.insert(entry, at: 0)
    return entry.value
  }

  mutating func insert(_ value: Int, for key: Int, bytes size: Int, mustStay: Bool) -> [Int] {
    let last = entries.first { $0.key == key }?.lastUse ?? past[key]
    var gone = remove(key).map { [$0.value] } ?? []
    var kept = entries
    while !kept.isEmpty, kept.reduce(size, { $0 + $1.bytes }) > 50 { kept.removeLast() }
    let leaving = entries[kept.count...].reversed()
    if !mustStay, size <= 50, let last, leaving.contains(where: { $0.lastUse >= last && $0.bytes <= 50 }) {
      past[key] = uses
      return gone + [value]
    }
    past[key] = nil
    for entry in leaving { past[entry.key] = entry.lastUse }
    gone += leaving.map(\.value)
    entries = [(key, value, size, uses)] + kept
    return gone
  }
}
