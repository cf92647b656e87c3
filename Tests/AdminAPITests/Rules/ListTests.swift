import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Lists")
struct ListTests {
  @Test("are walked to their end by their own links, each thing once")
  func walk() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for index in 0..<5 {
        #expect(try await world.send(.post, "/v1/tenants", as: seed.owner, #"{"name":"T\#(index)"}"#).status == 201)
      }
      var path: String? = "/v1/tenants?limit=3"
      var pages: [[String]] = []
      while let current = path, pages.count < 10 {
        let answer = try await world.send(.get, current, as: seed.owner)
        #expect(answer.status == 200, "\(answer.text)")
        pages.append(answer.text.split(separator: #""name":""#).dropFirst().map { String($0.prefix { $0 != "\"" }) })
        path = answer.header("link").flatMap { link in
          #expect(link.hasSuffix(#">; rel="next""#))
          return link.split(separator: ">").first.map { String($0.dropFirst()) }
        }
        #expect((answer.member("next") == nil) == (path == nil))
      }
      #expect(pages.map(\.count) == [3, 3, 1])
      #expect(pages.joined().sorted() == ["T0", "T1", "T2", "T3", "T4", "Tenant A", "Tenant B"])
    }
  }

  @Test("of tenants are walked so when they are looked through for a name, too")
  func walkOfNames() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for name in ["Norden", "Sueden", "NORDEN 2"] {
        #expect(try await world.send(.post, "/v1/tenants", as: seed.owner, #"{"name":"\#(name)"}"#).status == 201)
      }
      let first = try await world.send(.get, "/v1/tenants?name=nord&limit=1", as: seed.owner)
      #expect(first.text.contains(#""name":"NORDEN 2""#), "\(first.text)")
      let link = try #require(first.header("link"))
      #expect(link.contains("?name=nord&limit=1&cursor="))
      let second = try await world.send(
        .get, String(link.dropFirst().prefix { $0 != ">" }), as: seed.owner)
      #expect(second.text.contains(#""name":"Norden""#) && second.member("next") == nil, "\(second.text)")
    }
  }

  @Test("keep the other parameters in their link")
  func linkKeepsFilter() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let account = try #require(AccountID(seed.names["account"] ?? ""))
      let tenant = try #require(TenantID(seed.names["tenant"] ?? ""))
      try await world.record(
        (1...3).map { index in
          JournalEntry(
            tenantID: tenant, accountID: account,
            content: .comment(
              CommentEvent(kind: .deleted, commentID: "9\(index)", videoID: "1", occurredAt: world.now), decision: nil,
              action: nil), receivedAt: world.now)
        })
      let answer = try await world.send(
        .get, seed.fill("/v1/tenants/:tenant/events?type=comment.deleted&limit=2"), as: seed.moderator)
      let link = try #require(answer.header("link"))
      #expect(link.hasPrefix(seed.fill("</v1/tenants/:tenant/events?type=comment.deleted&limit=2&cursor=")))
      let next = try await world.send(
        .get, String(link.dropFirst().prefix { $0 != ">" }), as: seed.moderator)
      #expect(next.text.contains(#""comment_id":"91""#))
      #expect(!next.text.contains(#""comment_id":"92""#))
    }
  }

  @Test("refuse cursors that nobody handed out", arguments: ["", "1", "zzzzzzzzzzzzzzzz", "00000000000000000"])
  func wrongCursors(_ text: String) { #expect(Cursor(text) == nil) }

  @Test("have cursors that can be read back", arguments: [1, Int64.max, 0, -1])
  func cursors(_ before: Int64) { #expect(Cursor(Cursor(before: before).text)?.before == before) }
}
