import Testing

@testable import Moderation

@Suite struct TopCountsTests {
  @Test("As long as there is room, counts are exact and equal ones are in the order of their keys")
  func exact() {
    var counts = TopCounts<String>(capacity: 10)
    for key in ["b", "a", "c", "c"] { counts.add(key) }
    #expect(counts.top(2).map(\.key) == ["c", "a"])
    #expect(counts.top(9).map(\.count) == [2, 1, 1])
    #expect(counts.uncertainty == 0)
  }

  @Test(
    "Beyond it, no count is too high, none lower than is said, and what is frequent is there", arguments: [1, 2, 3])
  func bounded(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var counts = TopCounts<Int>(capacity: 50)
    var exact: [Int: Int] = [:]
    for _ in 0..<20_000 {
      let key =
        Int.random(in: 0..<3, using: &generator) == 0
        ? Int.random(in: 0..<5, using: &generator) : Int.random(in: 0..<100_000, using: &generator)
      counts.add(key)
      exact[key, default: 0] += 1
    }
    let top = counts.top(50)
    #expect(Set(top.prefix(5).map(\.key)) == Set(0..<5))
    for entry in top {
      let real = exact[entry.key] ?? 0
      #expect(entry.count <= real && entry.count + counts.uncertainty >= real)
    }
    #expect(counts.uncertainty > 0 && counts.uncertainty <= 20_000 / 25)
  }
}
