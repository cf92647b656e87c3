internal import HTTPTypes
internal import Hummingbird
internal import Sealing

/// What two requests must have in common to be the same one: method, path, query, what a change is based on, and body.
struct RequestFingerprint {
  /// A SHA-256.
  let bytes: [UInt8]

  init(of request: Request, body: [UInt8]) {
    // No method and no target of a request holds a space or a line break, and no header a line break, so no two
    // requests make one text.
    let head = "\(request.method.rawValue) \(request.uri.string)\n\(request.headers[.ifMatch] ?? "")\n"
    bytes = SHA256.digest(Array(head.utf8) + body)
  }
}
