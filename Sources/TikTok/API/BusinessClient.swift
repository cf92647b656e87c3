internal import FoundationEssentials
internal import Moderation
internal import Outbound

/// Calls of the business dialect: errors are a `code` in the body, mostly under HTTP 200, and the code outranks the
/// status.
struct BusinessClient: Sendable {
  struct Call {
    var method: OutboundRequest.Method = .post
    /// From the base on, with both slashes.
    var path: String
    /// What the call is to do, after "TikTok refused to".
    var purpose: String
    /// The fields of a JSON body in a POST, of the query in a GET. Ids are strings: TikTok refuses numbers.
    var fields: [String: String]
    /// Whether it is about comments, so that a missing object means that they are gone, with their video perhaps.
    var onComment = false
    /// What must not be shown, besides the token.
    var secrets: [String] = []
    /// False where a second call would have a second effect.
    var isRepeatable = true
  }

  private struct Head: Decodable {
    var code: Int
    var message: String?
  }

  private struct Envelope<Content: Decodable>: Decodable {
    var data: Content
  }

  let transport: PlatformTransport
  let base: String

  /// Calls that name an app and its secret carry no token.
  func send(_ call: Call, token: String?) async throws(PlatformFailure) {
    _ = try await success(of: call, token: token)
  }

  /// For calls whose `data` matters.
  func send<Content: Decodable>(_ call: Call, token: String?, reading: Content.Type) async throws(PlatformFailure)
    -> Content
  {
    let response = try await success(of: call, token: token)
    guard let content = Self.data(of: response, as: Content.self) else {
      throw .unreadable(call.purpose, status: response.status)
    }
    return content
  }

  /// For calls whose success does not hang on `data`: nil where it is not in the documented form.
  func send<Content: Decodable>(_ call: Call, token: String?, readingIfThere: Content.Type)
    async throws(PlatformFailure) -> Content?
  {
    Self.data(of: try await success(of: call, token: token), as: Content.self)
  }

  private static func data<Content: Decodable>(of response: OutboundResponse, as: Content.Type) -> Content? {
    try? JSONDecoder().decode(Envelope<Content>.self, from: Data(response.body)).data
  }

  private func success(of call: Call, token: String?) async throws(PlatformFailure) -> OutboundResponse {
    let response = try await transport.send(
      call.method, url(of: call), headers: headers(of: call, token: token), body: try body(of: call),
      isRepeatable: call.isRepeatable)
    let excerpt = SafeExcerpt(hiding: call.secrets + (token.map { [$0] } ?? []))
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(response.body)) else {
      if response.status == 200 { throw .unreadable(call.purpose, status: 200) }
      throw PlatformFailure(
        kind: ErrorClassifier.http(status: response.status), status: response.status, code: nil,
        refusing: call.purpose, saying: excerpt(String(decoding: response.body, as: UTF8.self)))
    }
    guard head.code != 0 else { return response }
    throw PlatformFailure(
      kind: ErrorClassifier.business(code: head.code, onComment: call.onComment), status: response.status,
      code: String(head.code), refusing: call.purpose, saying: head.message.flatMap { excerpt($0) })
  }

  private func url(of call: Call) -> String {
    guard call.method == .get else { return base + call.path }
    return base + call.path + "?" + PercentEncoding.pairs(call.fields.sorted { $0.key < $1.key }.map { ($0, $1) })
  }

  private func headers(of call: Call, token: String?) -> [(name: String, value: String)] {
    (token.map { [(name: "Access-Token", value: $0)] } ?? [])
      + (call.method == .get ? [] : [(name: "Content-Type", value: "application/json")])
  }

  private func body(of call: Call) throws(PlatformFailure) -> [UInt8]? {
    call.method == .get ? nil : try JSONBody.encode(call.fields)
  }
}
