internal import NIOCore
internal import NIOHTTP1

/// What a request is answered with. Programs get JSON, small and mostly fixed: header fields and bytes are made once
/// for each kind of answer, not for each request.
struct Answer: Equatable {
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: ByteBuffer
  /// Whether the connection ends after it, because the rest of the request was not read.
  var closes: Bool

  init(
    status: HTTPResponseStatus, body: String, headers extra: [(String, String)] = [], closes: Bool = false
  ) {
    self.status = status
    self.body = ByteBuffer(string: body)
    self.closes = closes
    headers = HTTPHeaders(
      [("Content-Type", "application/json"), ("Content-Length", String(body.utf8.count))] + extra)
  }

  init(status: HTTPResponseStatus, html: String, headers: [(String, String)]) {
    self.status = status
    body = ByteBuffer(string: html)
    closes = false
    self.headers = HTTPHeaders(
      [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", String(html.utf8.count))] + headers)
  }

  static let ok = Answer(status: .ok, body: #"{"status":"ok"}"#)
  /// By the id, `gatehouse doctor` knows whether what answers under the public URL is this process.
  static func alive(_ instance: String) -> Answer {
    Answer(status: .ok, body: #"{"status":"ok"}"#, headers: [(InstanceID.header, instance)])
  }

  static let healthy = Answer(status: .ok, body: #"{"status":"healthy"}"#)
  static let wrongSignature = Answer(status: .unauthorized, body: #"{"error":"Invalid signature"}"#)
  /// Said only to a sender whose signature is right, so it tells a stranger nothing.
  static let stale = Answer(
    status: .unauthorized, body: #"{"error":"Stale timestamp: check this machine's clock against TikTok's"}"#)
  static let notFound = Answer(status: .notFound, body: #"{"error":"Not found"}"#)
  static let bodyTooLarge = Answer(
    status: .payloadTooLarge, body: #"{"error":"The body is larger than this listener accepts"}"#, closes: true)
  static let timedOut = Answer(
    status: .requestTimeout, body: #"{"error":"The request took too long to arrive"}"#, closes: true)
  static let expectationFailed = Answer(
    status: .expectationFailed, body: #"{"error":"Only 100-continue can be expected"}"#, closes: true)

  static func methodNotAllowed(allow: String) -> Answer {
    Answer(status: .methodNotAllowed, body: #"{"error":"Method not allowed"}"#, headers: [("Allow", allow)])
  }

  /// Nothing was kept, so TikTok must deliver it again.
  static let notStored = Answer(
    status: .serviceUnavailable, body: #"{"error":"Not stored, deliver again"}"#, headers: [("Retry-After", "5")])
  /// Nothing was decided and so nothing kept: the rules cannot be loaded, or too many comments wait for theirs.
  static let notDecided = Answer(
    status: .serviceUnavailable, body: #"{"error":"The rules are not ready, deliver again"}"#,
    headers: [("Retry-After", "5")])
}
