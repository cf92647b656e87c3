import Classifier
import Logging
import Moderation
import Outbound
import Sandbox
import Testing

/// The client against the sandbox's stand-in, over real HTTP.
@Suite(.timeLimit(.minutes(5))) struct ModerationsClientTests {
  private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func withSandbox(
    deadline: Duration = .seconds(5), addresses: AddressPolicy = .allowPrivate,
    _ body: (SandboxServer, ModerationsClient) async throws -> Void
  ) async throws {
    let sandbox = SandboxServer(SandboxConfiguration(), logger: Self.logger)
    let port = try await sandbox.start()
    let http = OutboundClient(addresses: addresses, logger: Self.logger)
    let settings = ClassifierSettings(
      url: "http://127.0.0.1:\(port)", key: ClassifierKey("sk-secret"), model: "omni", deadline: deadline)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(sandbox, ModerationsClient(http: http, settings: settings)))
    } catch {
      result = .failure(error)
    }
    http.shutdown()
    await sandbox.stop()
    try result.get()
  }

  private func failure(_ client: ModerationsClient, _ text: String = "hello") async -> ClassifierFailure? {
    do throws(ClassifierFailure) {
      _ = try await client.scores(for: text)
      return nil
    } catch {
      return error
    }
  }

  @Test("a text's scores come by category")
  func scores() async throws {
    try await withSandbox { _, client in
      let scores = try await client.scores(for: "What an \"idiot\"\n\u{1F600}")
      #expect(scores["harassment"] == 0.95 && scores["violence"] == 0.01)
      #expect(try await client.scores(for: "have a nice day")["harassment"] == 0.01)
    }
  }

  @Test(
    "trouble that may pass is no last word",
    arguments: [
      SandboxFault.Kind.httpStatus(500), .httpStatus(429), .httpStatus(401), .httpStatus(404), .lostAnswer, .garbage,
    ])
  func trouble(kind: SandboxFault.Kind) async throws {
    try await withSandbox { sandbox, client in
      try sandbox.state.addFault(SandboxFault(kind))
      let failure = await failure(client)
      #expect(failure?.isFinal == false)
      #expect(failure?.message.contains("sk-secret") == false)
      #expect(await self.failure(client) == nil)
    }
  }

  @Test("a refusal of the text itself is final", arguments: [400, 413, 422])
  func refused(status: Int) async throws {
    try await withSandbox { sandbox, client in
      try sandbox.state.addFault(SandboxFault(.httpStatus(status)))
      #expect(await failure(client)?.isFinal == true)
    }
  }

  @Test(
    "a wrong key or address is said with the setting to look at", arguments: [(401, "key"), (403, "key"), (404, "url")])
  func advice(status: Int, setting: String) async throws {
    try await withSandbox { sandbox, client in
      try sandbox.state.addFault(SandboxFault(.httpStatus(status)))
      #expect(await failure(client)?.message.contains("classifier.\(setting)") == true)
    }
  }

  @Test("a classifier that is too slow is given up at the deadline")
  func slow() async throws {
    try await withSandbox(deadline: .milliseconds(200)) { sandbox, client in
      try sandbox.state.addFault(SandboxFault(.slow(.seconds(20))))
      #expect(await failure(client)?.message.contains("did not answer in time") == true)
    }
  }

  @Test("a private address is refused unless it is allowed")
  func privateAddress() async throws {
    try await withSandbox(addresses: .publicOnly) { sandbox, client in
      #expect(await failure(client)?.message.contains("private address") == true)
      #expect(sandbox.state.calls().isEmpty)
    }
  }

  @Test("a failure repeats nothing of the comment")
  func secrecy() async throws {
    try await withSandbox { sandbox, client in
      for kind in [SandboxFault.Kind.httpStatus(400), .httpStatus(500), .garbage] {
        try sandbox.state.addFault(SandboxFault(kind))
        let failure = try #require(await failure(client, "my address is 1 Elm Street"))
        #expect(!failure.message.contains("Elm"))
      }
    }
  }
}
