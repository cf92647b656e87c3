import Moderation
import Testing

/// Deliveries that are well-formed HTTP and hostile otherwise, each with its exact answer.
@Suite("Hostile deliveries")
struct HostileDeliveryTests {
  static let invalid = #"401 {"error":"Invalid signature"}"#
  static let ok = #"200 {"status":"ok"}"#

  /// A body nobody can use, and why.
  struct Unusable: Sendable, CustomTestStringConvertible {
    var name: String
    var body: [UInt8]
    var reason: String

    init(_ name: String, _ body: some Sequence<UInt8>, _ reason: String) {
      self.name = name
      self.body = Array(body)
      self.reason = reason
    }

    var testDescription: String { name }
  }

  static let unusable: [Unusable] = [
    Unusable("truncated after a colon", #"{"type":"#.utf8, "the JSON ends too early"),
    Unusable("empty", "".utf8, "the body is not a JSON object"),
    Unusable("truncated", Delivery.openBody().utf8.dropLast(9), "a JSON object does not end"),
    Unusable("not UTF-8", Array(Delivery.openBody(text: "x").utf8) + [0xFF], "the body is not UTF-8"),
    Unusable("overlong UTF-8", Array(Delivery.openBody().utf8) + [0xC0, 0xA0], "the body is not UTF-8"),
    Unusable("NUL in a string", Delivery.openBody(text: "a\0b").utf8, "a JSON string holds a raw control character"),
    Unusable("NUL after the object", (Delivery.openBody() + "\0").utf8, "something follows the JSON object"),
    Unusable("nothing but NUL", [UInt8](repeating: 0, count: 1000), "the body is not a JSON object"),
    Unusable(
      "nested 10,000 deep", (#"{"x":"# + String(repeating: "[", count: 10_000)).utf8,
      "the JSON is nested deeper than 32 levels"),
    Unusable(
      "duplicate key", Delivery.openBody().replacing("}", with: #","comment_id":"2"}"#).utf8, "comment_id comes twice"),
    Unusable(
      "id beyond 64 bits", Delivery.openBody(id: "18446744073709551616").utf8,
      "comment_id is not a whole number of up to 64 bits"),
    Unusable(
      "id of 10,000 digits", Delivery.openBody(id: String(repeating: "9", count: 10_000)).utf8,
      "comment_id is not a whole number of up to 64 bits"),
    Unusable(
      "id with exponent", Delivery.openBody(id: "1e400").utf8, "comment_id is not a whole number of up to 64 bits"),
    Unusable("negative id", Delivery.openBody(id: "-1").utf8, "comment_id is not a whole number of up to 64 bits"),
    Unusable(
      "id of 129 bytes", Delivery.openBody(id: #""\#(String(repeating: "9", count: 129))""#).utf8,
      "comment_id is empty, longer than 128 bytes or holds control characters"),
    Unusable(
      "time beyond 64 bits", Delivery.openBody().replacing("1719535947", with: "99999999999999999999").utf8,
      "created_at is not a whole number"),
    Unusable("time 0", Delivery.openBody(at: 0).utf8, "created_at is not a time"),
    Unusable("an array", "[]".utf8, "the body is not a JSON object"),
    Unusable("no type", "{}".utf8, "type is missing"),
    Unusable(
      "half a surrogate pair", Delivery.openBody(text: #"\ud800"#).utf8, "a JSON string holds half a surrogate pair"),
  ]

  @Test("signed but unusable: 200, parked once with its reason", arguments: unusable)
  func parked(input: Unusable) async throws {
    try await Fixture.run { fixture in
      let shop = fixture.world.shop
      let signature = Delivery.openSignature(input.body)
      let connection = try await fixture.connect()
      for _ in 0..<3 {
        try await connection.send(Delivery.post(fixture.world.shopPath, [signature], input.body))
        #expect(try await connection.response().description == Self.ok)
      }
      await connection.close()
      let parked = try await fixture.parked(of: shop.tenantID)
      #expect(parked.map(\.reason) == [input.reason])
      #expect(parked.map(\.body) == [input.body])
      #expect(parked.map(\.accountID) == [shop.id])
      #expect(try await fixture.events(of: shop).isEmpty)
      #expect(try await fixture.stillWorks())
    }
  }

  @Test("unsigned and unusable: 401 and no trace")
  func unsigned() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      for input in Self.unusable {
        try await connection.send(Delivery.post(fixture.world.shopPath, [], input.body))
        #expect(try await connection.response().description == Self.invalid)
      }
      await connection.close()
      #expect(try await fixture.isUntouched())
      #expect(try await fixture.stillWorks())
    }
  }

  @Test("open: missing, wrong and malformed signatures are 401 and leave no trace")
  func openSignatures() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.openBody()
      let right = Delivery.openSignature(body.utf8)
      let hex = String(right.dropFirst("X-TikTok-Signature: ".count))
      let name = "X-TikTok-Signature"
      let connection = try await fixture.connect()
      for headers: [String] in [
        [], ["\(name):"], ["\(name): x"], ["\(name): \(hex.dropLast())"], ["\(name): \(hex)0"],
        ["\(name): sha256=\(hex)"], ["\(name): \(hex.dropLast())\(hex.last == "0" ? "1" : "0")"],
        ["\(name): \(String(repeating: "0", count: 64))"], ["\(name): \(String(repeating: "a", count: 9000))"],
        ["\(name): \(String(hex.reversed()))"], ["\(name): \(hex),\(hex)"], ["\(name): wrong", right],
        [Delivery.openSignature(body.utf8, secret: "other")], [Delivery.openSignature("".utf8)],
        [Delivery.businessSignature(body.utf8, secret: World.openSecret)], ["Tiktok-Signature: \(hex)"],
      ] {
        try await connection.send(Delivery.post(fixture.world.shopPath, headers, body.utf8))
        #expect(try await connection.response().description == Self.invalid, "\(headers)")
      }
      #expect(try await fixture.isUntouched())
      try await connection.send(Delivery.post(fixture.world.shopPath, [right], body.utf8))
      #expect(try await connection.response().description == Self.ok)
      await connection.close()
    }
  }

  @Test("business: missing, wrong and malformed signatures are 401 and leave no trace")
  func businessSignatures() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.businessBody(openID: World.bakeryOpenID)
      let right = Delivery.businessSignature(body.utf8)
      let seconds = ManualClock.start.seconds
      let hex = String(right.suffix(64))
      let connection = try await fixture.connect()
      for headers: [String] in [
        [], ["Tiktok-Signature:"], ["Tiktok-Signature: t=\(seconds)"], ["Tiktok-Signature: s=\(hex)"],
        ["Tiktok-Signature: t=\(seconds + 1),s=\(hex)"], ["Tiktok-Signature: t=,s=\(hex)"],
        ["Tiktok-Signature: t=-\(seconds),s=\(hex)"], ["Tiktok-Signature: t=\(seconds),s=\(hex),s=\(hex)"],
        ["Tiktok-Signature: t=99999999999999999999,s=\(hex)"], ["Tiktok-Signature: t=0\(seconds),s=\(hex)"],
        ["Tiktok-Signature: \(hex)"], [Delivery.openSignature(body.utf8, secret: World.appSecret)],
        [Delivery.businessSignature(body.utf8, secret: World.sharedSecret)],
        [right.replacing("Tiktok-Signature", with: "X-TikTok-Signature")],
      ] {
        for path in [fixture.world.bakeryPath, fixture.world.bakeryAppPath] {
          try await connection.send(Delivery.post(path, headers, body.utf8))
          #expect(try await connection.response().description == Self.invalid, "\(headers)")
        }
      }
      #expect(try await fixture.isUntouched())
      let spaced = right.replacing(",", with: " , ").replacing("s=", with: "s = ")
      try await connection.send(Delivery.post(fixture.world.bakeryPath, [spaced], body.utf8))
      #expect(try await connection.response().description == Self.ok)
      await connection.close()
    }
  }

  @Test("freshness: 300 s back and 60 s ahead are taken, further away is 401 and leaves no trace")
  func freshness() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.businessBody(openID: World.bakeryOpenID)
      let now = ManualClock.start.seconds
      for seconds in [now - 302, now - 100_000, 0, now + 61, now + 100_000, 999_999_999_999] {
        let response = try await fixture.answer(to: Delivery.business(fixture.world.bakeryPath, body, at: seconds))
        #expect(
          response.description == #"401 {"error":"Stale timestamp: check this machine's clock against TikTok's"}"#)
      }
      #expect(try await fixture.isUntouched())
      for seconds in [now - 300, now + 60] {
        let request = Delivery.business(fixture.world.bakeryPath, body, at: seconds)
        #expect(try await fixture.answer(to: request).description == Self.ok)
      }
    }
  }

  @Test("unknown tenant, account and app: 404 whatever the signature, and no trace")
  func unknownPlaces() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.openBody()
      let connection = try await fixture.connect()
      for path in [
        "/webhooks/\(TenantID.fresh())", "/webhooks/\(fixture.world.shop.tenantID)/\(AccountID.fresh())",
        "/webhooks/apps/\(AppID.fresh())",
        // Another tenant's account.
        "/webhooks/\(fixture.world.bakery.tenantID)/\(fixture.world.shop.id)",
      ] {
        try await connection.send(Delivery.open(path, body))
        #expect(try await connection.response().description == #"404 {"error":"Not found"}"#)
      }
      await connection.close()
      #expect(try await fixture.isUntouched())
    }
  }

  @Test("a body too large is 413, by its announced length and by its chunks, known path or not")
  func tooLarge() async throws {
    let answer = #"413 {"error":"The body is larger than this listener accepts"}"#
    try await Fixture.run { fixture in
      let limit = 64 << 10
      let body = [UInt8](repeating: UInt8(ascii: " "), count: limit + 1)
      let chunk = "4000\r\n" + String(repeating: " ", count: 0x4000) + "\r\n"
      for path in [fixture.world.shopPath, "/webhooks/ten_0000000000000", "/health"] {
        let whole = Delivery.post(path, [Delivery.openSignature(body)], body)
        #expect(try await fixture.answer(to: whole).description == answer)
        // Refused from the head alone.
        let announced = "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000000\r\n\r\n"
        let connection = try await fixture.connect()
        try await connection.send(announced)
        let refusal = try await connection.response()
        #expect(refusal.description == answer)
        #expect(refusal.header("Connection") == "close")
        #expect(await connection.ends())
        await connection.close()
        let chunked =
          "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
          + String(repeating: chunk, count: 4) + "1\r\n \r\n0\r\n\r\n"
        #expect(try await fixture.answer(to: chunked).description == answer)
      }
      #expect(try await fixture.isUntouched())
      let largest = Array(#"{"type":"x"}"#.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: limit - 12)
      let request = Delivery.post(fixture.world.shopPath, [Delivery.openSignature(largest)], largest)
      #expect(try await fixture.answer(to: request).description == Self.ok)
    }
  }
}
