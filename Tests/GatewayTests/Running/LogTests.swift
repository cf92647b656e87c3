import Foundation
import Outbound
import Sandbox
import Sealing
import Testing

extension EndToEnd {
  @Suite struct LogTests {
    /// In every comment, made up so that it can be looked for.
    private static let mark = "marked-comment-5Tj8"

    private struct Line: Decodable {
      var time: String
      var level: String
      var message: String
      var metadata: [String: Value]?
    }

    /// A text, a number, or something larger.
    private struct Value: Decodable {
      var text: String?

      init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }

    @Test("is JSON, one object a line, with request ids, and holds no comment's text but at debug and trace")
    func lines() async throws {
      try await World.run(["GATEHOUSE_LOG_LEVEL": "trace"]) { world in
        let gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        try await comment(world, gateway, clients)
        let ids = try await look(admin, clients)
        #expect(await gateway.stop() == 0)

        let text = String(decoding: world.folder.bytes("serve.err"), as: UTF8.self)
        let lines = try text.split(separator: "\n").map { line in
          (text: line, record: try JSONDecoder().decode(Line.self, from: Data(line.utf8)))
        }
        #expect(lines.count > 20)
        for (text, record) in lines {
          #expect(record.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
          #expect(!record.message.isEmpty)
          if !["debug", "trace"].contains(record.level) { #expect(!text.contains(Self.mark), "\(text)") }
        }
        let services = lines.compactMap { $0.record.metadata?["sl-services"]?.text }
        #expect(services.contains { $0.contains(#""admin listener", "public listener""#) }, "\(services)")
        // Nothing is printed with all that hangs on it.
        for (text, _) in lines { #expect(text.utf8.count < 4000, "\(text.prefix(200))") }
        let answered = lines.map(\.record).filter { $0.message == "answered" }
        #expect(answered.allSatisfy { $0.metadata?["request_id"]?.text != nil })
        for id in ids { #expect(answered.contains { $0.metadata?["request_id"]?.text == id }) }
        for message in ["an action will be tried again", "a delivery of a type we do not handle was ignored"] {
          #expect(lines.contains { $0.record.message == message }, "the run did not get as far as: \(message)")
        }
      }
    }

    /// Comments that stay, that go, that TikTok refuses to have removed, and deliveries that cannot be used.
    private func comment(_ world: World, _ gateway: RunningGateway, _ clients: [World.Client]) async throws {
      let (hide, delete) = ("/business/comment/hide/", "/v2/video/comment/delete/")
      let faults: [(SandboxFault.Kind, String)] = [
        (.httpStatus(500), hide), (.code("40002"), hide), (.code("invalid_params"), delete),
      ]
      for (kind, endpoint) in faults { try world.tiktok.addFault(SandboxFault(kind, endpoint: endpoint)) }
      for client in clients {
        for text in ["free money", "follow me", "so nice"] {
          _ = try world.tiktok.post("\(text) \(Self.mark)", by: "viewer", on: World.video, of: client.openID)
        }
      }
      #expect(await world.tiktok.waitUntilIdle())
      #expect(try await eventually { gateway.child.errors.contains("an action will be tried again") })
      let path = gateway.ingestOrigin + "/webhooks/\(clients[0].tenant)/\(clients[0].account)"
      for body in [
        #"{"event":"comment.create","text":"\#(Self.mark)"}"#, #"{"type":"strange.event","text":"\#(Self.mark)"}"#,
        #"{"event":"strange.event","text":"\#(Self.mark)"}"#, Self.mark,
      ] {
        let signature = Hex.encode(HMACKey(World.Secret.webhook.utf8).tag(of: body.utf8))
        let request = OutboundRequest(
          .post, path, headers: [("X-TikTok-Signature", signature)], body: Array(body.utf8))
        #expect(try await world.http.send(request).status == 200)
        let forged = OutboundRequest(.post, path, headers: [("X-TikTok-Signature", "00")], body: Array(body.utf8))
        #expect(try await world.http.send(forged).status == 401)
      }
    }

    /// What people do with comments; answers the ids of the requests.
    private func look(_ admin: AdminCaller, _ clients: [World.Client]) async throws -> [String] {
      let tenant = "/v1/tenants/\(clients[0].tenant)"
      let draft = try AdminCaller.json(["text": Self.mark])
      var ids: [String] = []
      for answer in [
        try await admin.send(.get, tenant + "/events"), try await admin.send(.get, tenant + "/parked"),
        try await admin.send(.get, tenant + "/events?q=\(Self.mark)"),
        try await admin.send(.post, tenant + "/rule-set/test", json: draft),
        try await admin.send(.post, tenant + "/rule-set/test", json: Self.mark),
        try await admin.send(.get, "/v1/\(Self.mark)"),
      ] { ids.append(try #require(answer.header("x-request-id"))) }
      return ids
    }

    @Test("is for people where the settings ask for that")
    func text() async throws {
      try await World.run(["GATEHOUSE_LOG_LEVEL": "info", "GATEHOUSE_LOG_FORMAT": "text"]) { world in
        let gateway = try await world.start()
        #expect(await gateway.stop() == 0)
        let log = String(decoding: world.folder.bytes("serve.err"), as: UTF8.self)
        #expect(log.contains("info gatehouse: ") && !log.contains("{\""))
      }
    }
  }
}
