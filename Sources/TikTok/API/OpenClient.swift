internal import FoundationEssentials
internal import Moderation
internal import Outbound

/// Calls of the open dialect: a bearer token, and the HTTP status tells success from failure.
struct OpenClient: Sendable {
  struct Call {
    var method: OutboundRequest.Method
    /// From the base on, with both slashes.
    var path: String
    /// What the call is to do, after "TikTok refused to".
    var purpose: String
    var body: [UInt8]?
    /// Whether a missing object means that the comment is gone already.
    var onComment = false
    /// What must not be shown, besides the token.
    var secrets: [String] = []
  }

  private struct Envelope: Decodable {
    var error: ErrorBody?

    struct ErrorBody: Decodable {
      var code: String?
      var message: String?
    }
  }

  let transport: PlatformTransport
  let base: String

  /// Returns the body of a success.
  func send(_ call: Call, token: String) async throws(PlatformFailure) -> [UInt8] {
    var headers = [(name: "Authorization", value: "Bearer \(token)")]
    if call.body != nil { headers.append((name: "Content-Type", value: "application/json")) }
    let response = try await transport.send(call.method, base + call.path, headers: headers, body: call.body)
    let error = Self.error(in: response.body)
    // The envelope of other v2 endpoints says `ok`; an answer without one is judged by its status alone.
    if response.status == 200, error?.code == nil || error?.code == "ok" { return response.body }
    throw failure(of: call, response, error, SafeExcerpt(hiding: call.secrets + [token]))
  }

  private func failure(
    of call: Call, _ response: OutboundResponse, _ error: Envelope.ErrorBody?, _ excerpt: SafeExcerpt
  ) -> PlatformFailure {
    let isPage = response.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    if response.status == 404, isPage {
      return PlatformFailure(
        kind: .permanent, status: 404, code: nil,
        message: "TikTok has no endpoint to \(call.purpose) at \(call.path); check the address of the open API")
    }
    let code = error?.code.flatMap { excerpt($0) }
    let words = isPage ? nil : error?.message ?? String(decoding: response.body, as: UTF8.self)
    let isGone = call.onComment && response.status == 404
    return PlatformFailure(
      kind: isGone ? .gone : ErrorClassifier.open(code: code, status: response.status), status: response.status,
      code: code, refusing: call.purpose, saying: words.flatMap { excerpt($0) })
  }

  private static func error(in body: [UInt8]) -> Envelope.ErrorBody? {
    let decoder = JSONDecoder()
    if let envelope = try? decoder.decode(Envelope.self, from: Data(body)), let error = envelope.error { return error }
    // TikTok's error page shows the bare object.
    return try? decoder.decode(Envelope.ErrorBody.self, from: Data(body))
  }
}
