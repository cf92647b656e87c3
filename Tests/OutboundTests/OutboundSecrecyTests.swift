import Outbound
import Testing

/// Paths, queries, header values and bodies carry tokens and app secrets; none of them may be shown.
@Suite struct OutboundSecrecyTests {
  private func request(_ url: String) -> OutboundRequest {
    OutboundRequest(
      .post, url, headers: [("Access-Token", "hunter2")], body: Array("hunter2".utf8), deadline: .milliseconds(200),
      maximumResponseBytes: 10)
  }

  @Test("the log tells method, origin, outcome and time of a call, and nothing else of it")
  func log() async throws {
    let recorder = LogRecorder()
    try await TestServer.run(answering: { _ in .response(418, headers: [("X-Token", "hunter2")]) }) { server in
      try await withClient(logger: recorder.logger) { client in
        _ = try await client.send(request(server.url("/hunter2/?secret=hunter2#hunter2")))
        let text = recorder.text
        #expect(text.contains("origin=http://127.0.0.1:\(server.port) outcome=418"))
        #expect(text.contains("method=POST"))
        #expect(!text.contains("hunter2") && !text.contains("secret"))
      }
    }
  }

  @Test(
    "no error shows a path, a query, a header or a body",
    arguments: ["/silent", "/large", "/hangup", "/garbage", "tls", "refused", "credentials", "forbidden"])
  func errors(failure: String) async throws {
    let recorder = LogRecorder()
    try await TestServer.run(answering: { request in
      switch request.target.prefix(while: { $0 != "?" }) {
      case "/silent": .silence
      case "/large": .response(body: Array("hunter2 hunter2".utf8))
      case "/hangup": .hangUp
      default: .bytes(Array("hunter2\r\n\r\n".utf8), closes: true)
      }
    }) { server in
      let url =
        switch failure {
        case "tls": server.url("/hunter2?secret=hunter2", scheme: "https")
        case "refused": "http://127.0.0.1:1/hunter2?secret=hunter2"
        case "credentials": server.url("/hunter2?secret=hunter2", host: "hunter2:hunter2@127.0.0.1")
        case "forbidden": server.url("/hunter2?secret=hunter2")
        default: server.url("\(failure)?secret=hunter2")
        }
      try await withClient(failure == "forbidden" ? .publicOnly : .allowPrivate, logger: recorder.logger) { client in
        let error = await #expect(throws: OutboundError.self) { try await client.send(request(url)) }
        let known = try #require(error)
        for text in ["\(known)", String(reflecting: known), recorder.text] {
          #expect(!text.contains("hunter2") && !text.contains("secret"))
        }
      }
    }
  }
}
