import Moderation
import Outbound
import Testing

@testable import AdminAPI

/// What has no versions is changed as it was seen, or not at all.
@Suite("A change with If-Match")
struct ContentTagTests {
  /// A thing that can be changed, with two changes of it.
  struct Subject: Sendable, CustomTestStringConvertible {
    var path: String
    var method: OutboundRequest.Method
    var first: String
    var second: String
    /// In the answer once the first is made, and only then.
    var sign: String

    var testDescription: String { path }
  }

  static let subjects = [
    Subject(
      path: "/v1/operators/:operator", method: .patch, first: #"{"role":"moderator"}"#, second: #"{"tenants":[]}"#,
      sign: #""role":"moderator""#),
    Subject(
      path: "/v1/tenants/:tenant", method: .patch, first: #"{"name":"First"}"#, second: #"{"disabled":true}"#,
      sign: #""name":"First""#),
    Subject(
      path: "/v1/tenants/:tenant/branding", method: .put, first: #"{"display_name":"First"}"#,
      second: #"{"time_zone":"Asia/Kathmandu"}"#, sign: #""display_name":"First""#),
    Subject(
      path: "/v1/tenants/:tenant/retention", method: .put, first: #"{"comment_days":30}"#,
      second: #"{"comment_days":60}"#, sign: #""comment_days":30"#),
    Subject(
      path: "/v1/tenants/:tenant/review-limits", method: .put, first: #"{"max_items":7}"#,
      second: #"{"max_age_minutes":9}"#, sign: #""own":{"max_age_minutes":null,"max_items":7}"#),
  ]

  @Test("is made where nothing else was meanwhile, and otherwise leaves everything as it was", arguments: subjects)
  func change(_ subject: Subject) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill(subject.path)
      func change(_ body: String, ifMatch tag: String) async throws -> OutboundResponse {
        try await world.send(
          subject.method, path, as: seed.owner, body, headers: [(name: "If-Match", value: tag)])
      }
      let seen = try #require(try await world.send(.get, path, as: seed.owner).header("etag"))
      let first = try await change(subject.first, ifMatch: seen)
      #expect(first.status == 200 && first.text.contains(subject.sign), "\(first.text)")
      let made = try #require(first.header("etag"))
      #expect(made != seen)
      let late = try await change(subject.second, ifMatch: seen)
      #expect(late.status == 412 && late.member("code") == "stale" && late.header("etag") == made, "\(late.text)")
      let now = try await world.send(.get, path, as: seed.owner)
      #expect(now.text.contains(subject.sign) && now.header("etag") == made, "\(now.text)")
      // Who has seen it may go on, and so may who does not care.
      #expect(try await change(subject.second, ifMatch: "\"other\", \(made)").status == 200)
      #expect(try await change(subject.first, ifMatch: "*").status == 200)
      let again = try await world.send(subject.method, path, as: seed.owner, subject.second)
      #expect(again.status == 200 && again.header("etag") != made)
    }
  }

  @Test("whose ETag lost its quotation marks is told so", arguments: subjects)
  func malformed(_ subject: Subject) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for tag in ["5f70bf18a086007016e948b04aed3b82", "\"", "W/\"1\""] {
        let answer = try await world.send(
          subject.method, seed.fill(subject.path), as: seed.owner, subject.first,
          headers: [(name: "If-Match", value: tag)])
        #expect(answer.status == 400 && answer.member("code") == "invalid_header", "\(tag): \(answer.text)")
      }
    }
  }

  @Test("is refused, too, where another came between the look and the change")
  func race() async throws {
    let seen = TenantBranding(displayName: "seen")
    #expect(throws: StorageError.changed) { try Basis.exactly(seen).check(TenantBranding()) }
    try Basis.exactly(seen).check(seen)
    try Basis<TenantBranding>.anything.check(TenantBranding())
    #expect(Problem(StorageError.changed) == .stale())
  }

  @Test("of what moves on by itself is not kept back by that")
  func movingOn() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/review-limits")
      let account = try #require(AccountID(seed.names["account"] ?? ""))
      let before = try await world.send(.get, path, as: seed.moderator)
      try await world.record([
        JournalEntry(
          tenantID: seed.tenant, accountID: account,
          content: .comment(
            CommentEvent(kind: .created, commentID: "71", videoID: "1", text: "hm", occurredAt: world.now),
            decision: Decision(verdict: .review, basis: .byDefault, ruleSetVersion: 1), action: nil),
          receivedAt: world.now)
      ])
      let after = try await world.send(.get, path, as: seed.moderator)
      #expect(after.text != before.text && after.header("etag") == before.header("etag"), "\(after.text)")
    }
  }

  @Test("of an operator is not another because its password was changed")
  func passwordChanged() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let id = try await world.addOperator("there", password: "correct horse battery").operator.id
      let path = "/v1/operators/\(id)"
      let before = try await world.send(.get, path, as: seed.owner)
      try await world.dependencies.access.operators.setPassword(
        hash: "another", of: id, keeping: nil, by: .gateway, at: world.now)
      let after = try await world.send(.get, path, as: seed.owner)
      #expect(before.header("etag") != nil && after.header("etag") == before.header("etag"))
    }
  }
}
