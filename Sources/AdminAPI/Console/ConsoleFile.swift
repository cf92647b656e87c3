internal import Embedded
internal import HTTPTypes
internal import Hummingbird
internal import Sealing
internal import Synchronization

/// A file of the console as it is answered.
final class ConsoleFile: Sendable {
  private let bytes: [UInt8]
  private let headers: HTTPFields
  /// Made when a browser first asks for it, so that no start waits for what may never be looked at.
  private let zipped = Mutex<Zipped>(.unmade)

  private enum Zipped {
    case unmade
    /// Nil where the file is no shorter for it.
    case made([UInt8]?)
  }

  init(_ file: EmbeddedFile) {
    bytes = file.bytes
    var headers: HTTPFields = [
      .contentType: Self.mediaType(of: file.name),
      // Asked about each time, and seldom sent again: a new binary is a new console, never half of one.
      .cacheControl: "no-cache",
      .eTag: "W/\"\(Hex.encode(SHA256.digest(file.bytes)))\"",
      .vary: "Accept-Encoding",
    ]
    if file.name.hasSuffix(".html") { headers.append(contentsOf: ConsolePolicy.headers) }
    self.headers = headers
  }

  /// As asked: a client that has the file already is told so, and one that takes gzip gets that.
  func response(to request: Request) -> Response {
    if let tag = headers[.eTag], ETag.isAmong(request.headers[values: .ifNoneMatch], String(tag.dropFirst(2))) {
      var known = headers
      known[.contentType] = nil
      return Response(status: .notModified, headers: known)
    }
    var (body, headers) = (bytes, headers)
    if Self.takesGzip(request.headers[values: .acceptEncoding]), let zipped = zippedBytes {
      body = zipped
      headers[.contentEncoding] = "gzip"
    }
    let response = JSONResponse.text(body, type: headers[.contentType] ?? "", headers: headers)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private var zippedBytes: [UInt8]? {
    zipped.withLock { zipped in
      if case .made(let bytes) = zipped { return bytes }
      let made = Gzip.compress(bytes)
      zipped = .made(made)
      return made
    }
  }

  /// Whether `Accept-Encoding`, which may come several times, names gzip and does not refuse it by a weight of zero.
  static func takesGzip(_ accepted: [String]) -> Bool {
    accepted.joined(separator: ",").split(separator: ",").contains { entry in
      let parts = entry.lowercased().split(separator: ";").map { $0.filter { $0 != " " } }
      guard parts.first == "gzip" else { return false }
      return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
    }
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
