internal import CCurl

/// The parts of a URL that may be shown, found by libcurl's own parser so that both agree on what the host is.
struct URLParts {
  let host: String
  /// `scheme://host[:port]`
  let origin: String

  let scheme: String
  /// Nil where it is the scheme's own.
  let port: Int?

  init(_ url: String, schemes: Set<String> = ["http", "https"]) throws(OutboundError) {
    guard let parser = curl_url() else { throw .invalidRequest(reason: "libcurl has no memory for a URL") }
    defer { curl_url_cleanup(parser) }
    // C strings end at a zero byte: what libcurl parses would not be what the caller wrote.
    // And it forgives a third slash and a missing one, so that a path could pass for a host.
    let (name, rest) = Self.split(url)
    guard !url.utf8.contains(0), schemes.contains(name), rest.hasPrefix("//"), !rest.hasPrefix("///"),
      curl_url_set(parser, CURLUPART_URL, url, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: parser), schemes.contains(scheme),
      let host = Self.part(CURLUPART_HOST, of: parser)
    else {
      throw .invalidRequest(reason: "the URL is not an absolute \(schemes.sorted().joined(separator: " or ")) URL")
    }
    guard Self.part(CURLUPART_USER, of: parser) == nil, Self.part(CURLUPART_PASSWORD, of: parser) == nil else {
      throw .invalidRequest(reason: "the URL carries a user name or password")
    }
    self.host = host
    self.scheme = scheme
    let port = Self.part(CURLUPART_PORT, of: parser)
    self.port = port.flatMap { Int($0) }
    origin = "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
  }

  /// The scheme in lower case, and what follows its colon.
  private static func split(_ url: String) -> (scheme: String, rest: Substring) {
    guard let colon = url.firstIndex(of: ":") else { return ("", "") }
    return (url[..<colon].lowercased(), url[url.index(after: colon)...])
  }

  private static func part(_ part: CURLUPart, of parser: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
