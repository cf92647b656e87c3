import Moderation
import Testing

@Suite("Paths and answers")
struct PathTests {
  @Test("the two test vectors are taken, on every path of theirs")
  func vectors() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let open =
        #"{"type":"video_comment_created","comment_id":"7385350567722402578","#
        + #""video_id":"7377694258502880513","text":"hi","user_id":"u1","username":"@a","created_at":1719535947}"#
      let signature = "X-TikTok-Signature: f130450b82315f74f0e38ffb93a39a7ad69d7745c91362d3e127d3e701e5f43c"
      for path in [world.shopPath, world.shopTenantPath] {
        let response = try await fixture.answer(to: Delivery.post(path, [signature], open.utf8))
        #expect(response.description == #"200 {"status":"ok"}"#)
        #expect(response.header("Content-Type") == "application/json")
      }
      let business = Delivery.businessBody(openID: World.bakeryOpenID, text: nil)
      for path in [world.bakeryPath, world.bakeryTenantPath, world.bakeryAppPath] {
        #expect(try await fixture.answer(to: Delivery.business(path, business)).description == #"200 {"status":"ok"}"#)
      }
      #expect(try await fixture.events(of: world.shop).count == 1)
      #expect(try await fixture.events(of: world.bakery).count == 1)
    }
  }

  @Test("probes answer GET and HEAD, with trailing slash, query or absolute URI")
  func probes() async throws {
    try await Fixture.run { fixture in
      for (target, answer) in [
        ("/health", #"200 {"status":"healthy"}"#), ("/livez", #"200 {"status":"ok"}"#),
        ("/readyz", #"200 {"findings":[],"status":"ready"}"#), ("/health/", #"200 {"status":"healthy"}"#),
        ("/health?probe=1", #"200 {"status":"healthy"}"#), ("/health/?a=/b", #"200 {"status":"healthy"}"#),
        ("http://gatehouse.example/health?x", #"200 {"status":"healthy"}"#),
      ] {
        #expect(try await fixture.answer(to: "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n").description == answer)
        let connection = try await fixture.connect()
        try await connection.send("HEAD \(target) HTTP/1.1\r\nHost: a\r\n\r\nGET /livez HTTP/1.1\r\n\r\n")
        let head = try await connection.response(toHead: true)
        #expect(head.status == 200)
        #expect(head.header("Content-Length") == "\(answer.utf8.count - 4)")
        #expect(try await connection.response().description == #"200 {"status":"ok"}"#)
        await connection.close()
      }
    }
  }

  @Test("unknown paths are 404")
  func unknown() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      for path in [
        "/", "*", "/webhooks", "/webhooks/", "/webhooks/ten_0000000000000", "/webhooks/\(world.shop.id)",
        "/webhooks/\(world.bakery.tenantID)/\(world.shop.id)", "\(world.shopPath)/x", "\(world.shopPath)//",
        "/webhooks/apps/\(world.shop.id)", "//health", "/webhooks/../health", "/HEALTH",
        world.shopPath.replacing("_", with: "%5F"), world.shopPath.uppercased(), "http://health",
      ] {
        let response = try await fixture.answer(to: "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(response.description == #"404 {"error":"Not found"}"#, "\(path)")
      }
      #expect(try await fixture.isUntouched())
    }
  }

  @Test("other methods are 405 with Allow, and the connection goes on")
  func methods() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      for method in ["GET", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        try await connection.send(
          "\(method) \(fixture.world.shopPath) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
        let response = try await connection.response()
        #expect(response.description == #"405 {"error":"Method not allowed"}"#)
        #expect(response.header("Allow") == "POST")
      }
      for path in ["/health", "/livez", "/readyz"] {
        try await connection.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
        let response = try await connection.response()
        #expect(response.description == #"405 {"error":"Method not allowed"}"#)
        #expect(response.header("Allow") == "GET, HEAD")
      }
      await connection.close()
      #expect(try await fixture.isUntouched())
    }
  }

  @Test("readyz names what is wrong, and why the gateway cannot work does not stop its liveness")
  func readiness() async throws {
    try await Fixture.run({ options in
      options.readiness = { [HealthFinding(check: "database", message: #"the disk is "full"/full"#)] }
    }) { fixture in
      let response = try await fixture.answer(to: "GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(
        response.description
          == #"503 {"findings":[{"check":"database","message":"the disk is \"full\"/full"}],"status":"not_ready"}"#)
      #expect(response.header("Retry-After") == "5")
      #expect(try await fixture.answer(to: "GET /livez HTTP/1.1\r\n\r\n").status == 200)
    }
  }

  @Test("what cannot be stored is 503 with Retry-After", arguments: [StorageError.overloaded, .diskFull, .closed])
  func notStored(error: StorageError) async throws {
    try await Fixture.run({ $0.journal = { _ in FailingJournal(error: error) } }) { fixture in
      let connection = try await fixture.connect()
      for _ in 0..<2 {
        try await connection.send(Delivery.open(fixture.world.shopPath, Delivery.openBody()))
        let response = try await connection.response()
        #expect(response.description == #"503 {"error":"Not stored, deliver again"}"#)
        #expect(response.header("Retry-After") == "5")
      }
      await connection.close()
    }
  }
}
