import Testing

@testable import gatehouse

@Suite struct NgrokAgentTests {
  private func ask(_ body: String, status: Int = 200) async throws -> String {
    let server = try StandInServer(["GET /api/tunnels": .init(status: status, body: body)])
    defer { server.stop() }
    return try await NgrokAgent(origin: server.origin + "/", deadline: .seconds(60)).publicURL()
  }

  private static let https =
    #"{"name":"a","uri":"/api/tunnels/a","public_url":"https://x.ngrok.app","proto":"https","config":"#
    + #"{"addr":"http://localhost:8080","inspect":true},"metrics":{}}"#
  private static let http =
    #"{"name":"b","public_url":"http://x.ngrok.app","proto":"http","config":{"addr":"http://localhost:8080"}}"#

  @Test("the https address of the one tunnel is taken")
  func oneTunnel() async throws {
    let body = #"{"tunnels":[\#(Self.http),\#(Self.https)],"uri":"/api/tunnels"}"#
    #expect(try await ask(body) == "https://x.ngrok.app")
  }

  @Test("an agent without an https tunnel says how to start one", arguments: ["", http])
  func noTunnel(tunnels: String) async throws {
    let failure = await #expect(throws: CommandFailure.self) { try await ask(#"{"tunnels":[\#(tunnels)]}"#) }
    #expect(failure?.message.hasSuffix("has no https tunnel") == true)
    #expect(failure?.hint == "start one with: ngrok http 8080")
  }

  @Test("several tunnels are listed instead of one being guessed")
  func severalTunnels() async throws {
    let other = Self.https.replacing("https://x", with: "https://y").replacing("8080", with: "9000")
    let failure = await #expect(throws: CommandFailure.self) {
      try await ask(#"{"tunnels":[\#(Self.https),\#(other)]}"#)
    }
    #expect(
      failure?.details == [
        "https://x.ngrok.app -> http://localhost:8080", "https://y.ngrok.app -> http://localhost:9000",
      ])
  }

  @Test("something else on the port is not taken for an agent", arguments: [(200, "<html>"), (404, "{}"), (200, "{}")])
  func notAnAgent(status: Int, body: String) async throws {
    let failure = await #expect(throws: CommandFailure.self) { try await ask(body, status: status) }
    #expect(failure?.message.hasSuffix("is not an ngrok agent") == true)
  }

  @Test("no agent at all is said plainly")
  func noAgent() async throws {
    let server = try StandInServer([:])
    server.stop()
    let failure = await #expect(throws: CommandFailure.self) { try await NgrokAgent(origin: server.origin).publicURL() }
    #expect(failure?.status == .unreachable)
    #expect(failure?.message.hasPrefix("no ngrok agent answers: ") == true)
  }
}
