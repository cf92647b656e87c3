internal import Embedded
internal import HTTPTypes
internal import Hummingbird
internal import Sealing

/// A file of the console as it is answered.
struct ConsoleFile: Sendable {
  private let bytes: [UInt8]
  private let headers: HTTPFields

  init(_ file: EmbeddedFile) {
    bytes = file.bytes
    var headers: HTTPFields = [
      .contentType: Self.mediaType(of: file.name),
      // Asked about each time, and seldom sent again: a new binary is a new console, never half of one.
      .cacheControl: "no-cache",
      .eTag: "\"\(Hex.encode(SHA256.digest(file.bytes)))\"",
    ]
    if file.name.hasSuffix(".html") { headers.append(contentsOf: ConsolePolicy.headers) }
    self.headers = headers
  }

  /// As asked: a client that has the file already is told so.
  func response(to request: Request) -> Response {
    if let tag = headers[.eTag], ETag.isAmong(request.headers[values: .ifNoneMatch], tag) {
      var known = headers
      known[.contentType] = nil
      return Response(status: .notModified, headers: known)
    }
    let response = JSONResponse.text(bytes, type: headers[.contentType] ?? "", headers: headers)
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// By the name's ending; a console has no other files than these.
  static func mediaType(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml; charset=utf-8"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    default: "application/octet-stream"
    }
  }
}
