import Testing

@testable import Sandbox

@Suite("The platform, without sockets")
struct PlatformTests {
  @Test("the real schedule spans 72 hours and the compressed one two minutes")
  func schedules() {
    let real = SandboxConfiguration.realSchedule.reduce(.zero, +)
    #expect(real >= .seconds(72 * 3600) && real < .seconds(79 * 3600))
    let compressed = SandboxConfiguration.compressedSchedule.reduce(.zero, +)
    #expect(compressed >= .seconds(120) && compressed < .seconds(123))
  }

  @Test("comment ids grow even when the clock stands or goes back")
  func ids() {
    var ids = CommentIDs()
    var random = SplitMix64(seed: 3)
    var last: Int64 = 0
    for step in 0..<2_000 {
      let next = ids.next(now: 1_719_535_947_074 - Int64(step % 7) * 1000, using: &random)
      #expect(next > last)
      #expect(next >> 32 == 1_719_535_947)
      last = next
    }
  }

  @Test("the queue gives back what is due first, whatever the order of insertion")
  func queue() {
    var queue = DueQueue()
    var random = SplitMix64(seed: 5)
    let start = ContinuousClock.now
    let dues = (0..<500).map { _ in start + .milliseconds(Int.random(in: 0..<50, using: &random)) }
    for (id, due) in dues.enumerated() { queue.insert(id, due: due) }
    var taken: [DueQueue.Item] = []
    while let first = queue.first {
      taken.append(first)
      queue.removeFirst()
    }
    #expect(taken.count == 500)
    #expect(zip(taken, taken.dropFirst()).allSatisfy { $0.comesBefore($1) })
  }

  @Test("JSON text round-trips, exact ids and control characters included")
  func json() {
    let value: JSON = [
      "id": .number("7385350567722402578"), "text": "a\"\\\n\t\u{1}é😀/", "list": [.null, true, .number("-1")],
    ]
    #expect(value.text == #"{"id":7385350567722402578,"text":"a\"\\\n\t\u0001é😀/","list":[null,true,-1]}"#)
    let read = JSON(Array(value.text.utf8))
    #expect(read?["id"]?.text == "7385350567722402578")
    #expect(read?["text"]?.stringValue == value["text"]?.stringValue)
    #expect(JSON(Array(String(repeating: "[", count: 10_000).utf8)) == nil)
  }

  @Test("form encoding is decoded, malformed escapes left alone")
  func forms() {
    let pairs = FormEncoding.pairs("a=1+2&b=%C3%A9%2&c&d=x%3Dy=z")
    #expect(pairs.map(\.0) == ["a", "b", "c", "d"])
    #expect(pairs.map(\.1) == ["1 2", "é%2", "", "x=y=z"])
  }

  @Test(
    "a video id that events could not carry as a number is refused",
    arguments: ["", "0", "01", "x1", "12345678901234567890", "9223372036854775808", "-1"])
  func videoIDs(id: String) {
    #expect(!Platform.isNumericID(id))
  }
}
