internal import NIOHTTP1

/// What a request line asks for.
enum Route {
  case delivery(Endpoint)
  case health
  case liveness
  case readiness
  case answer(Answer)
}

/// Finds the route of a request from its head alone: a dictionary look-up, no I/O.
struct RequestRouter: Sendable {
  let directory: EndpointDirectory

  func route(_ head: HTTPRequestHead) -> Route {
    let path = Self.path(of: head.uri)
    switch path {
    case "/health": return head.isRead ? .health : .answer(.methodNotAllowed(allow: "GET, HEAD"))
    case "/livez": return head.isRead ? .liveness : .answer(.methodNotAllowed(allow: "GET, HEAD"))
    case "/readyz": return head.isRead ? .readiness : .answer(.methodNotAllowed(allow: "GET, HEAD"))
    default: break
    }
    guard let endpoint = directory.endpoint(at: path) else { return .answer(.notFound) }
    guard head.method == .POST else { return .answer(.methodNotAllowed(allow: "POST")) }
    return .delivery(endpoint)
  }

  /// Without query and without one trailing slash, which people add to webhook URLs by habit.
  private static func path(of uri: String) -> String {
    guard let query = uri.utf8.firstIndex(of: UInt8(ascii: "?")) else { return trimmed(uri[...]) ?? uri }
    return trimmed(uri[..<query]) ?? String(uri[..<query])
  }

  private static func trimmed(_ path: Substring) -> String? {
    path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : nil
  }
}

extension HTTPRequestHead {
  fileprivate var isRead: Bool { method == .GET || method == .HEAD }
}
