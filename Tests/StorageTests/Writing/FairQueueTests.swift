import Testing

@testable import Storage

@Suite struct FairQueueTests {
  private struct Waiting: Equatable {
    var sender: Int
    var number: Int
  }

  /// A queue in the hands of a test: `#expect` looks at values, and does not change them.
  private final class Line {
    private var queue: FairQueue<String, Int>

    private let burst: Int

    init(capacity: Int, reserve: Int = 0, burst: Int = 100, solitude: Int = 0) {
      queue = FairQueue(capacity: capacity, reserve: reserve, solitude: solitude)
      self.burst = burst
    }

    var isEmpty: Bool { queue.isEmpty && queue.places == 0 && queue.count == 0 }
    var places: Int { queue.places }

    func append(_ element: Int, of sender: String, places: Int = 1) -> Bool {
      queue.append(element, of: sender, places: places)
    }

    func mark(_ element: Int) -> Int { queue.mark(element) }

    func take(_ places: Int) -> [Int] { queue.take(places: places, burst: burst) }

    /// How many of ninety find room.
    func fill(_ sender: String) -> Int { (0..<90).filter { append($0, of: sender) }.count }
  }

  @Test("Lines take turns, and each keeps its order")
  func turns() {
    let queue = Line(capacity: 100)
    for number in 1...4 { #expect(queue.append(number, of: "a")) }
    #expect(queue.append(10, of: "b"))
    for number in 20...21 { #expect(queue.append(number, of: "c")) }
    #expect(queue.take(2) == [1, 10])
    #expect(queue.append(11, of: "b"))
    #expect(queue.take(100) == [20, 2, 11, 21, 3, 4])
    #expect(queue.take(100) == [] && queue.isEmpty)
  }

  @Test("What is taken at once comes to the limit, or over it by one element")
  func limit() {
    let queue = Line(capacity: 1000)
    for places in [65, 1, 1] { #expect(queue.append(places, of: "a", places: places)) }
    for places in [62, 40] { #expect(queue.append(places, of: "b", places: places)) }
    #expect(queue.take(128) == [65, 62, 40])
    #expect(queue.places == 2)
    #expect(queue.take(1) == [1])
    #expect(queue.take(1) == [1])
    #expect(queue.isEmpty)
  }

  @Test("A line alone may have half of the places, and there is room for the next sender")
  func share() {
    let queue = Line(capacity: 90)
    #expect(queue.fill("a") == 45)
    #expect(queue.fill("b") == 23)
    #expect(queue.fill("c") == 11)
    // Who has more than the share there is now gets no more until it is worked off.
    #expect(queue.fill("a") == 0)
    #expect(queue.take(75).count == 75)
    #expect(queue.fill("a") > 0)
  }

  @Test("A sender among others has but so many turns at once, and all of them once it has been alone for a while")
  func burst() {
    let queue = Line(capacity: 1000, burst: 3, solitude: 2)
    for number in 1...30 { #expect(queue.append(number, of: "a")) }
    #expect(queue.take(8) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(queue.append(100, of: "b"))
    #expect(queue.take(8) == [9, 100, 10, 11])
    #expect(queue.take(8) == [12, 13, 14])
    // Twice nobody behind "b", so "a" may have all again.
    #expect(queue.take(8) == [15, 16, 17, 18, 19, 20, 21, 22])
    #expect(queue.take(3) == [23, 24, 25])
    for number in 101...105 { #expect(queue.append(number, of: "b")) }
    #expect(queue.take(8) == [26, 101, 27, 102, 28, 103])
    #expect(queue.take(8) == [29, 104, 30, 105])
    #expect(queue.isEmpty)
  }

  @Test("A take that comes to nothing, since all stand by, does not count as one of a sender alone")
  func emptyTakes() {
    let queue = Line(capacity: 1000, burst: 2, solitude: 3)
    #expect(queue.append(0, of: "b"))
    #expect(queue.append(1, of: "a", places: 20))
    for number in 2...12 { #expect(queue.append(number, of: "a")) }
    #expect(queue.take(100) == [0, 1])
    var next: [Int] = []
    while next.isEmpty { next = queue.take(100) }
    #expect(next == [2, 3])
  }

  @Test("Whose element took many places stands by for as many turns")
  func debt() {
    let queue = Line(capacity: 1000)
    for number in [1, 2] { #expect(queue.append(number, of: "large", places: 5)) }
    for number in 10...19 { #expect(queue.append(number, of: "small")) }
    #expect(queue.take(100) == [1, 10, 11, 12, 13, 14, 2, 15, 16, 17, 18, 19])
    #expect(queue.isEmpty)
  }

  @Test("The reserve is for senders of whom nothing waits")
  func reserve() {
    let queue = Line(capacity: 1, reserve: 2)
    #expect(queue.append(1, of: "a"))
    #expect(!queue.append(2, of: "a"))
    #expect(queue.append(3, of: "b"))
    #expect(queue.append(4, of: "c"))
    #expect(!queue.append(5, of: "d"))
    #expect(queue.take(10) == [1, 3, 4])
  }

  @Test("A mark stands behind all that waits, in every line, and takes no place")
  func marks() {
    let queue = Line(capacity: 100)
    #expect(queue.mark(0) == 0)
    for number in 1...2 { #expect(queue.append(number, of: "a")) }
    #expect(queue.append(10, of: "b"))
    #expect(queue.mark(0) == 2 && queue.places == 3)
    #expect(queue.append(11, of: "b"))
    #expect(queue.take(100) == [1, 10, 2, 0, 0, 11])
    #expect(queue.isEmpty)
  }

  @Test("What is larger than the share is refused and leaves nothing")
  func large() {
    let queue = Line(capacity: 10)
    #expect(!queue.append(1, of: "a", places: 11))
    #expect(queue.isEmpty && queue.take(10) == [])
    #expect(queue.append(2, of: "a", places: 10))
    #expect(!queue.append(3, of: "b"))
  }

  @Test(
    "Whatever comes and goes, nothing is lost, doubled or overtaken in its line, and nobody waits for two rounds",
    arguments: 1...20 as ClosedRange<UInt64>)
  func anySequence(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let hasLarge = seed.isMultiple(of: 2)
    var queue = FairQueue<Int, Waiting>(capacity: 64, reserve: 8, solitude: 0)
    var (sent, taken) = ([Waiting](), [Waiting]())
    var sizes: [Int: [Int]] = [:]
    for _ in 0..<400 {
      let sender = min(Int.random(in: 0..<8, using: &generator), Int.random(in: 0..<8, using: &generator))
      let places = hasLarge ? Int.random(in: 1...4, using: &generator) : 1
      let element = Waiting(sender: sender, number: sizes[sender, default: []].count)
      if queue.append(element, of: sender, places: places) {
        sent.append(element)
        sizes[sender, default: []].append(places)
      }
      #expect(queue.places <= 64 + 8)
      guard Int.random(in: 0..<6, using: &generator) == 0 else { continue }
      let waiting = Set(sent.filter { !taken.contains($0) }.map(\.sender))
      let next = queue.take(places: Int.random(in: 1...20, using: &generator), burst: 100)
      // Nobody has a second turn before everybody had one.
      if !hasLarge {
        #expect(Set(next.prefix(waiting.count).map(\.sender)).count == min(next.count, waiting.count))
      }
      taken += next
    }
    taken += queue.take(places: .max, burst: .max)
    #expect(queue.isEmpty && queue.places == 0)
    #expect(taken.count == sent.count)
    for sender in 0..<8 {
      #expect(taken.filter { $0.sender == sender } == sent.filter { $0.sender == sender })
    }
  }
}
