import Moderation
import Storage
import Testing

/// Rules that count earlier comments, over HTTP and over a restart.
@Suite("Rules that count")
struct HistoryTests {
  static let ok = #"200 {"status":"ok"}"#

  private func verdict(
    _ fixture: Fixture, id: Int, text: String = "a fine video", author: String = "u1",
    at seconds: Int64 = 1_719_535_947
  ) async throws -> Verdict? {
    let body = Delivery.openBody(id: "\(id)", text: text, author: author, at: seconds)
    #expect(try await fixture.answer(to: Delivery.open(fixture.world.shopPath, body)).description == Self.ok)
    return try await fixture.events(of: fixture.world.shop).first { $0.comment.commentID == "\(id)" }?.decision?.verdict
  }

  private static func rule(_ condition: String) -> String {
    #"{"rules":[{"id":"counts","verdict":"hide","when":\#(condition)}]}"#
  }

  @Test("the third of three alike within ten minutes is hidden, whoever wrote it, and others are not")
  func nearDuplicates() async throws {
    try await Fixture.run { fixture in
      try await fixture.publish(
        Self.rule(#"{"near_duplicates":{"count":3,"within":"10m"}}"#), of: fixture.world.shop)
      let text = "win a brand new phone today on my page"
      #expect(try await verdict(fixture, id: 1, text: text, author: "u1") == .allow)
      #expect(try await verdict(fixture, id: 2, text: text + "!", author: "u2") == .allow)
      #expect(try await verdict(fixture, id: 3, text: text.uppercased(), author: "u3") == .hide)
      #expect(try await verdict(fixture, id: 4, text: "what a lovely colour that dress has", author: "u4") == .allow)
      let later: Int64 = 1_719_535_947 + 11 * 60
      #expect(try await verdict(fixture, id: 5, text: text, author: "u5", at: later) == .allow)
    }
  }

  @Test("more than two comments of one user within a minute are hidden, and a repeated delivery counts once")
  func userRate() async throws {
    try await Fixture.run { fixture in
      try await fixture.publish(
        Self.rule(#"{"user_rate":{"above":2,"within":"1m"}}"#), of: fixture.world.shop)
      #expect(try await verdict(fixture, id: 1, text: "one") == .allow)
      for _ in 0..<5 { #expect(try await verdict(fixture, id: 2, text: "two") == .allow) }
      #expect(try await verdict(fixture, id: 3, text: "three") == .hide)
      #expect(try await verdict(fixture, id: 4, text: "four", author: "u2") == .allow)
      #expect(try await verdict(fixture, id: 5, text: "five", at: 1_719_535_947 + 61) == .allow)
    }
  }

  @Test("the first comment of a user is told from later ones, also from those of before the rule")
  func firstComment() async throws {
    try await Fixture.run { fixture in
      #expect(try await verdict(fixture, id: 1, author: "regular") == .allow)
      try await fixture.publish(Self.rule(#"{"first_comment":true}"#), of: fixture.world.shop)
      #expect(try await verdict(fixture, id: 2, author: "regular") == .allow)
      #expect(try await verdict(fixture, id: 3, author: "new") == .hide)
      #expect(try await verdict(fixture, id: 4, author: "new") == .allow)
      // An own comment is not asked about and makes nobody known.
      #expect(try await verdict(fixture, id: 5, author: World.shopOpenID) == .allow)
    }
  }

  @Test(
    "after a restart what is stored still counts",
    arguments: [
      (#"{"near_duplicates":{"count":3,"within":"10m"}}"#, ["u1", "u2", "u3"]),
      (#"{"user_rate":{"above":2,"within":"1m"}}"#, ["u1", "u1", "u1"]),
    ])
  func restart(condition: String, authors: [String]) async throws {
    try await Fixture.run { fixture in
      try await fixture.publish(Self.rule(condition), of: fixture.world.shop)
      let text = "win a brand new phone today on my page"
      for (index, author) in authors.dropLast().enumerated() {
        #expect(try await verdict(fixture, id: index + 1, text: text, author: author) == .allow)
      }
      try await fixture.restart { fixture in
        let third = try await verdict(fixture, id: 3, text: text, author: authors[2])
        #expect(third == .hide)
      }
    }
  }

  @Test("after a restart those who commented before are known")
  func restartAuthors() async throws {
    try await Fixture.run { fixture in
      try await fixture.publish(Self.rule(#"{"first_comment":true}"#), of: fixture.world.shop)
      #expect(try await verdict(fixture, id: 1, author: "known") == .hide)
      try await fixture.restart { fixture in
        let known = try await verdict(fixture, id: 2, author: "known")
        #expect(known == .allow)
        let new = try await verdict(fixture, id: 3, author: "new")
        #expect(new == .hide)
      }
    }
  }

  @Test("a reload keeps what was counted, and another account's comments do not count")
  func reloads() async throws {
    try await Fixture.run { fixture in
      let rule = #"{"user_rate":{"above":2,"within":"1m"}}"#
      try await fixture.publish(Self.rule(rule), of: fixture.world.shop)
      try await fixture.publish(Self.rule(rule), of: fixture.world.bakery)
      for index in 1...4 {
        let body = Delivery.businessBody(openID: World.bakeryOpenID, id: "\(index)", author: "u1")
        let request = Delivery.business(fixture.world.bakeryPath, body)
        #expect(try await fixture.answer(to: request).description == Self.ok)
      }
      #expect(try await verdict(fixture, id: 11) == .allow)
      #expect(try await verdict(fixture, id: 12) == .allow)
      try await fixture.publish(Self.rule(rule), of: fixture.world.shop)
      #expect(try await verdict(fixture, id: 13) == .hide)
    }
  }

  @Test("of a hundred comments of one user sent at once over many connections all but the allowed ones are hidden")
  func concurrent() async throws {
    try await Fixture.run { fixture in
      try await fixture.publish(
        Self.rule(#"{"user_rate":{"above":10,"within":"1m"}}"#), of: fixture.world.shop)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<100 {
          group.addTask {
            let body = Delivery.openBody(id: "\(index + 1)", text: "comment \(index)")
            let request = Delivery.open(fixture.world.shopPath, body)
            let answer = try await fixture.answer(to: request)
            #expect(answer.description == Self.ok)
          }
        }
        try await group.waitForAll()
      }
      let events = try await fixture.events(of: fixture.world.shop)
      #expect(events.count { $0.decision?.verdict == .allow } == 10)
      #expect(events.count { $0.decision?.verdict == .hide } == 90)
    }
  }
}
