import Outbound
import Testing

@testable import gatehouse

@Suite("Where the admin API cannot be reached") struct ConnectionTests {
  @Test(
    "the hint is about what is wrong",
    arguments: [
      ("https://a", "SSL peer certificate or SSH remote key was not OK", false, "set GATEHOUSE_ADMIN_CA"),
      ("https://a", "SSL peer certificate or SSH remote key was not OK", true, "GATEHOUSE_ADMIN_CA holds"),
      ("https://a", "SSL connect error", false, "use http://"),
      ("http://a", "Server returned nothing (no headers, no data)", false, "use https://"),
      ("https://a", "Server returned nothing (no headers, no data)", false, "gatehouse serve"),
      ("http://a", "Couldn't connect to server", false, "gatehouse serve"),
    ])
  func hints(origin: String, reason: String, hasAuthority: Bool, words: String) {
    for error in [OutboundError.unreachable(host: "a", reason: reason), .notSent(host: "a", reason: reason)] {
      #expect(ConnectionHint.text(for: error, origin: origin, hasAuthority: hasAuthority).contains(words))
    }
  }

  @Test("https against a listener without TLS hints at the scheme")
  func noTLS() async throws {
    let server = try StandInServer([:])
    defer { server.stop() }
    let url = server.origin.replacing("http://", with: "https://")
    let run = try await CommandRun(
      ["tenant", "list", "--admin-url", url], home: TemporaryFolder(), environment: ["GATEHOUSE_TOKEN": "t"])
    #expect(run.status == CommandStatus.unreachable.rawValue && run.errors.contains("use http://"), "\(run.errors)")
  }

  @Test("a file of authorities that is not there is named before anything is called")
  func missingAuthority() async throws {
    let run = try await CommandRun(
      ["tenant", "list", "--admin-url", "https://127.0.0.1:1"], home: TemporaryFolder(),
      environment: ["GATEHOUSE_TOKEN": "t", "GATEHOUSE_ADMIN_CA": "/no/such.pem"])
    #expect(run.status == CommandStatus.usage.rawValue)
    #expect(run.errors.contains("/no/such.pem, which GATEHOUSE_ADMIN_CA names, cannot be read"), "\(run.errors)")
  }
}
