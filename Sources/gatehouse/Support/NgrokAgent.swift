internal import FoundationEssentials
internal import Logging
internal import Outbound

/// The ngrok agent on this machine, asked for its public address over its documented API
/// (https://ngrok.com/docs/agent/api/).
struct NgrokAgent: Sendable {
  private let origin: String
  private let deadline: Duration

  /// `origin` defaults to GATEHOUSE_NGROK_URL, or the agent's own default.
  init(origin: String? = nil, deadline: Duration = .seconds(5)) {
    self.deadline = deadline
    var url = origin ?? Environment["GATEHOUSE_NGROK_URL"] ?? ""
    if url.isEmpty { url = "http://127.0.0.1:4040" }
    while url.hasSuffix("/") { url.removeLast() }
    self.origin = url
  }

  /// The https address of its one tunnel. TikTok delivers to nothing but https.
  func publicURL() async throws(CommandFailure) -> String {
    let tunnels = try await tunnels().filter { $0.proto == "https" && $0.publicUrl.hasPrefix("https://") }
    guard let tunnel = tunnels.first else {
      throw CommandFailure(
        status: .failed, message: "the ngrok agent at \(origin) has no https tunnel",
        hint: "start one with: ngrok http 8080")
    }
    guard tunnels.count == 1 else {
      throw CommandFailure(
        status: .failed, message: "the ngrok agent at \(origin) has \(tunnels.count) https tunnels",
        details: tunnels.map { "\($0.publicUrl) -> \($0.config?.addr ?? "unknown")" },
        hint: "pass the one for the public listener with --public-url")
    }
    return tunnel.publicUrl
  }

  private struct Listing: Decodable {
    var tunnels: [Tunnel]
  }

  private struct Tunnel: Decodable {
    struct Config: Decodable {
      var addr: String?
    }

    var publicUrl: String
    var proto: String
    var config: Config?
  }

  private func tunnels() async throws(CommandFailure) -> [Tunnel] {
    let http = OutboundClient(
      addresses: .allowPrivate, logger: Logger(label: "gatehouse", factory: { _ in SwiftLogNoOpLogHandler() }))
    defer { http.shutdown() }
    let response: OutboundResponse
    do {
      response = try await http.send(
        OutboundRequest(
          .get, origin + "/api/tunnels", headers: [("Accept", "application/json")], deadline: deadline))
    } catch {
      throw CommandFailure(
        status: .unreachable, message: "no ngrok agent answers: \(error)",
        hint: "start one with: ngrok http 8080 (or say where it is with GATEHOUSE_NGROK_URL)")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard response.status == 200, let listing = try? decoder.decode(Listing.self, from: Data(response.body)) else {
      throw CommandFailure(
        status: .failed, message: "what answers at \(origin) is not an ngrok agent",
        hint: "say where the agent is with GATEHOUSE_NGROK_URL")
    }
    return listing.tunnels
  }
}
