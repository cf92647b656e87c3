import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Bodies")
struct BodyTests {
  struct Hostile: CustomTestStringConvertible, Sendable {
    var name: String
    var body: [UInt8]
    var status: Int
    var contains: String
    var contentType = "application/json"

    init(_ name: String, _ body: String, _ status: Int, _ contains: String, contentType: String = "application/json") {
      self.init(name, Array(body.utf8), status, contains, contentType: contentType)
    }

    init(_ name: String, _ body: [UInt8], _ status: Int, _ contains: String, contentType: String = "application/json") {
      self.name = name
      self.body = body
      self.status = status
      self.contains = contains
      self.contentType = contentType
    }

    var testDescription: String { name }
  }

  static let bodies: [Hostile] = [
    Hostile("nothing", "", 400, "invalid_json"),
    Hostile("cut short", #"{"name":"x"#, 400, "invalid_json"),
    Hostile("not UTF-8", [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], 400, "invalid_json"),
    Hostile("two documents", #"{"name":"x"}{}"#, 400, "invalid_json"),
    Hostile("deep nesting", String(repeating: "[", count: 10_000), 400, "levels deep"),
    Hostile("a list", "[]", 422, "must be an object"),
    Hostile("a member twice", #"{"name":"x","name":"y"}"#, 422, "is there twice"),
    Hostile("an unknown member", #"{"name":"x","nam~e/":1}"#, 422, #""path":"/nam~0e~1""#),
    Hostile("a wrong type", #"{"name":7}"#, 422, "must be text, not a number"),
    Hostile("a missing member", "{}", 422, #"{"message":"is required","path":"/name"}"#),
    Hostile("null for a required member", #"{"name":null}"#, 422, "is required"),
    Hostile("a blank name", #"{"name":"   "}"#, 422, "1 to 100 characters"),
    Hostile("a name with NUL", "{\"name\":\"a\\u0000b\"}", 422, "no control characters"),
    Hostile("a long name", #"{"name":"\#(String(repeating: "é", count: 101))"}"#, 422, "1 to 100 characters"),
    Hostile("a megabyte of spaces", String(repeating: " ", count: 1 << 20 | 1), 413, "body_too_large"),
    Hostile("a form", "name=x", 415, "unsupported_media_type", contentType: "application/x-www-form-urlencoded"),
    Hostile("another charset", #"{"name":"x"}"#, 415, "unsupported", contentType: "application/json; charset=latin1"),
  ]

  @Test("that are not as they should be get a clear answer and leave no trace", arguments: bodies)
  func hostile(_ row: Hostile) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/tenants", as: seed.owner, bytes: row.body, type: row.contentType)
      #expect(answer.status == row.status, "\(answer.text)")
      #expect(answer.text.contains(row.contains), "\(answer.text)")
      #expect(answer.header("content-type") == "application/problem+json")
      let tenants = try await world.send(.get, "/v1/tenants", as: seed.owner)
      #expect(tenants.text.split(separator: #""webhook_path""#).count == 3, "still two tenants: \(tenants.text)")
    }
  }

  @Test("with a charset that JSON has anyway are taken")
  func charset() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/tenants", as: seed.owner, bytes: Array(#"{"name":"Zoë 日本"}"#.utf8),
        type: "Application/JSON; charset=\"UTF-8\"")
      #expect(answer.status == 201)
      #expect(answer.member("name") == "Zoë 日本")
    }
  }

  @Test("name every fault at once")
  func allFaults() {
    let body = #"{"name":"","role":"king","tenants":["ten_0000000000001","x"],"extra":true}"#
    let problem = #expect(throws: Problem.self) { _ = try InvitationInput(Array(body.utf8)) }
    #expect(problem?.errors.map(\.path) == ["/name", "/role", "/tenants/1", "/extra"])
  }

  @Test("of random bytes never get past the reader", arguments: 0..<20)
  func fuzz(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"name\"", "\"rule_set\"", "null", "1e9", "\"\\ud800\"", "\"", "\\", " ", "\u{0}",
    ]
    for _ in 0..<500 {
      let body = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      // A problem, or a name as it must be: anything else would be a trap or a wrong value.
      if let input = try? TenantInput(Array(body.utf8)) { #expect(TextRule.name.accept(input.name) == input.name) }
    }
  }

  @Test(
    "of a GET are refused before they are waited for",
    arguments: [("Content-Length", "5"), ("Transfer-Encoding", "chunked")])
  func ofGet(name: String, value: String) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/decision-log")
      let answer = try await world.send(.get, path, as: seed.manager, headers: [(name: name, value: value)])
      #expect(answer.status == 400 && answer.member("code") == "invalid_header", "\(answer.text)")
      let none = try await world.send(.get, path, as: seed.manager, headers: [(name: "Content-Length", value: "0")])
      #expect(none.status == 200)
    }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}

extension World {
  fileprivate func send(
    _ method: OutboundRequest.Method, _ path: String, as token: String, bytes: [UInt8], type: String
  ) async throws -> OutboundResponse {
    try await send(
      OutboundRequest(
        method, "http://127.0.0.1:\(port)\(path)",
        headers: [(name: "Authorization", value: "Bearer \(token)"), (name: "Content-Type", value: type)], body: bytes,
        deadline: .seconds(30), maximumResponseBytes: 4 << 20))
  }
}
