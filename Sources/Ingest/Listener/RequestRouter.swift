internal import NIOHTTP1

/// What a request line asks for.
enum Route {
  case delivery(Endpoint)
  case health
  case liveness
  case readiness
  /// A creator comes back from TikTok, with this query.
  case callback(query: String)
  case answer(Answer)
}

/// Finds the route of a request from its head alone: a dictionary look-up, no I/O.
struct RequestRouter: Sendable {
  let directory: EndpointDirectory
  /// Whether creators are sent back here.
  var takesCallbacks = false

  func route(_ head: HTTPRequestHead) -> Route {
    let path = Self.path(of: head.uri)
    switch path {
    case "/health": return head.isRead ? .health : .answer(.methodNotAllowed(allow: "GET, HEAD"))
    case "/livez": return head.isRead ? .liveness : .answer(.methodNotAllowed(allow: "GET, HEAD"))
    case "/readyz": return head.isRead ? .readiness : .answer(.methodNotAllowed(allow: "GET, HEAD"))
    case "/oauth/tiktok" where takesCallbacks: return Self.callback(head)
    default: break
    }
    guard let endpoint = directory.endpoint(at: path) else { return .answer(.notFound) }
    guard head.method == .POST else { return .answer(.methodNotAllowed(allow: "POST")) }
    return .delivery(endpoint)
  }

  private static func callback(_ head: HTTPRequestHead) -> Route {
    // A link is good once, so what only looks must not use it up.
    guard head.method != .HEAD else { return .answer(CallbackPage.blank) }
    guard head.method == .GET else { return .answer(.methodNotAllowed(allow: "GET, HEAD")) }
    let query = head.uri.firstIndex(of: "?").map { head.uri[head.uri.index(after: $0)...] } ?? ""
    guard query.utf8.count <= CallbackGate.maximumQuery else { return .answer(CallbackPage.tooLong) }
    return .callback(query: String(query))
  }

  /// Without query and without one trailing slash, which people add to webhook URLs by habit.
  private static func path(of uri: String) -> String {
    let uri = withoutAuthority(uri)
    guard let query = uri.utf8.firstIndex(of: UInt8(ascii: "?")) else { return trimmed(uri) ?? String(uri) }
    return trimmed(uri[..<query]) ?? String(uri[..<query])
  }

  /// A server must take `http://host/path` as well: RFC 9112, section 3.2.2.
  private static func withoutAuthority(_ uri: String) -> Substring {
    guard uri.utf8.first != UInt8(ascii: "/"), uri.lowercased().hasPrefix("http") else { return uri[...] }
    let parts = uri.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].hasSuffix(":"), parts[1].isEmpty else { return uri[...] }
    return uri[uri.index(before: parts[3].startIndex)...]
  }

  private static func trimmed(_ path: Substring) -> String? {
    path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : nil
  }
}

extension HTTPRequestHead {
  fileprivate var isRead: Bool { method == .GET || method == .HEAD }
}
