import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Files of term lists")
struct ListFileTests {
  private func put(_ body: [UInt8], _ path: String, type: String = "text/plain", _ world: World, _ token: String)
    async throws -> OutboundResponse
  {
    try await world.send(
      OutboundRequest(
        .put, "http://127.0.0.1:\(world.port)\(path)",
        headers: [
          (name: "Authorization", value: "Bearer \(token)"), (name: "Content-Type", value: type),
          (name: "If-Match", value: "*"),
        ], body: body, deadline: .seconds(60), maximumResponseBytes: 64 << 20))
  }

  @Test("may be far larger than other bodies, and come back as they went")
  func large() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/lists/large")
      let terms = (0..<50_000).map { "term number \($0) of a list that is larger than a megabyte" }
      let saved = try await put(Array((terms.joined(separator: "\n") + "\n").utf8), path, world, seed.manager)
      #expect(saved.status == 201 && saved.text.contains(#""term_count":50000"#), "\(saved.text.prefix(300))")
      let read = try await world.send(.get, path, as: seed.moderator)
      #expect(read.text == terms.joined(separator: "\n") + "\n")
      #expect(read.header("content-type") == "text/plain; charset=utf-8" && read.header("etag") == "\"1\"")
    }
  }

  @Test("that are too long or not what they claim to be are refused, and nothing is kept")
  func refused() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/lists/new")
      let tooLong = [UInt8](repeating: UInt8(ascii: "a"), count: 16 << 20 | 1)
      #expect(try await put(tooLong, path, world, seed.manager).status == 413)
      let tooMany = Array((0...50_000).map { "t\($0)\n" }.joined().utf8)
      let answers = [
        try await put(tooMany, path, world, seed.manager), try await put([0xFF, 0x41], path, world, seed.manager),
        try await put([], path, world, seed.manager), try await put([0], path, world, seed.manager),
        try await put(Array("a,b\n".utf8), path, type: "text/csv", world, seed.manager),
      ]
      for answer in answers {
        #expect(answer.status == 422 && answer.member("code") == "invalid_list", "\(answer.text)")
      }
      #expect(answers[1].text.contains(#""line":1"#))
      for type in ["text/html", "text/plain; charset=latin1", "application/json"] {
        #expect(try await put(Array("a".utf8), path, type: type, world, seed.manager).status == 415)
      }
      #expect(try await put(Array("a".utf8), path + "%21", world, seed.manager).status == 404)
      #expect(try await put(Array("a".utf8), path + "?title=", world, seed.manager).status == 400)
      #expect(try await world.send(.get, path, as: seed.moderator).status == 404)
    }
  }

  @Test("that would break rules in force are refused, the tenant's and an account's")
  func breaking() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = seed.fill("/v1/tenants/:tenant")
      let any = [(name: "If-Match", value: "*")]
      let rules =
        #"{"rules":[{"id":"l","verdict":"hide","when":{"words":{"lists":["spam"]}},"#
        + #""examples":{"must_match":["buy now"],"must_pass":["hello"]}}]}"#
      for owner in [tenant, tenant + seed.fill("/accounts/:account")] {
        let saved = try await world.send(.put, owner + "/rule-set", as: seed.manager, rules, headers: any)
        #expect(saved.status == 200, "\(saved.text)")
      }
      let answer = try await put(Array("hello\n".utf8), tenant + "/lists/spam", world, seed.manager)
      #expect(answer.status == 422 && answer.member("code") == "invalid_list", "\(answer.text)")
      for layer in ["tenant", "account"] {
        for example in ["must_match/0", "must_pass/0"] {
          #expect(answer.text.contains("\(layer) rules, /rules/0/examples/\(example): "), "\(answer.text)")
        }
      }
      let list = try await world.send(.get, tenant + "/lists/spam", as: seed.moderator)
      #expect(list.text == "buy now\ncheap pills\n" && list.header("etag") == "\"1\"")
      let good = try await put(Array("buy now\nmore\n".utf8), tenant + "/lists/spam", world, seed.manager)
      #expect(good.status == 200, "\(good.text)")
    }
  }

  @Test("for spreadsheets bring no formula in either direction")
  func spreadsheets() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/lists/sheet")
      let file = "\u{FEFF}term\r\n\"'=1+1\"\r\n"
      let saved = try await put(Array(file.utf8), path + "?spreadsheet=true", type: "text/csv", world, seed.manager)
      #expect(saved.status == 201, "\(saved.text)")
      #expect(try await world.send(.get, path, as: seed.moderator).text == "=1+1\n")
      let back = try await world.send(.get, path + "?spreadsheet=true", as: seed.moderator)
      #expect(back.text == file && back.header("content-type")?.hasPrefix("text/csv") == true)
    }
  }

  @Test(
    "are answered in the form that is asked for first, and as text otherwise",
    arguments: [
      (nil, "text/plain"), ("*/*", "text/plain"), ("text/*;q=0.5", "text/plain"), ("text/csv, text/plain", "text/csv"),
      ("image/png", "text/plain"), ("application/json", "application/json"), ("", "text/plain"),
    ] as [(String?, String)])
  func accept(header: String?, type: String) {
    #expect(MediaType.preferred(header, among: ["text/plain", "text/csv", "application/json"]) == type)
  }
}
