import Moderation
import Testing

@testable import TikTok

@Suite("Mutated deliveries")
struct DeliveryFuzzTests {
  private static let inserts = [
    "\"", "\\", "{", "}", "[", "]", ":", ",", "0", "9", "-", "e", ".", "\u{0}", "\\u", "\\ud83d", "null", "true",
    "18446744073709551616", " ",
  ].map { Array($0.utf8) }

  @Test("fifty thousand mutations never trap, and what is taken is well formed", arguments: Dialect.allCases)
  func mutations(dialect: Dialect) {
    var generator = SeededGenerator(seed: dialect == .open ? 1 : 2)
    let seeds =
      dialect == .open
      ? [Deliveries.open, Deliveries.created(["x": #"[{"a":[1,2.5e3,"\ud83d\ude00"]},null]"#])]
      : [
        Deliveries.business, Deliveries.update(["text": #""\u00e9 \"q\" \ud83d\ude00""#]),
        Deliveries.business(event: "authorization.removed", content: #"{"reason":1}"#),
      ]
    var taken = 0
    for round in 0..<50_000 {
      var body = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&body, using: &generator) }
      switch Deliveries.decode(dialect, body) {
      case .comment(let event, let openID):
        taken += 1
        let isSound =
          !event.commentID.isEmpty && !event.videoID.isEmpty && event.commentID.utf8.count <= 128
          && event.parentCommentID != "0" && event.occurredAt.milliseconds > 0 && (openID == nil) == (dialect == .open)
        if !isSound { Issue.record("unsound event from \(String(decoding: body, as: UTF8.self))") }
      case .unusable(let reason): if reason.isEmpty { Issue.record("no reason given") }
      case .ping, .authorizationRemoved, .ignored: break
      }
    }
    // A mutation in the text or in a digit leaves the delivery whole: were none taken, the test would show nothing.
    #expect(taken > 1000)
  }

  private func mutate(_ body: inout [UInt8], using generator: inout SeededGenerator) {
    guard !body.isEmpty else { return }
    let index = Int.random(in: 0..<body.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: body[index] = UInt8.random(in: 0...255, using: &generator)
    case 1: body[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: body.remove(at: index)
    case 3: body.insert(contentsOf: Self.inserts.randomElement(using: &generator) ?? [], at: index)
    case 4:
      let end = Int.random(in: index...min(body.count, index + 40), using: &generator)
      body.insert(contentsOf: body[index..<end], at: Int.random(in: 0...body.count, using: &generator))
    default: body[index] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator)
    }
  }
}
