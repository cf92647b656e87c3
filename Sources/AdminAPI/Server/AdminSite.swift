internal import HTTPTypes
internal import Hummingbird

/// The admin listener as browsers know it.
public struct AdminSite: Equatable, Sendable {
  /// What they reach it under, where that is not what the listener itself sees: behind a proxy.
  public var url: String?
  /// Whether the listener itself speaks TLS.
  public var servesTLS: Bool

  public init(url: String? = nil, servesTLS: Bool = false) {
    self.url = url
    self.servesTLS = servesTLS
  }

  var isHTTPS: Bool { servesTLS || url?.lowercased().hasPrefix("https://") == true }

  /// Whether a browser says that a page of another site sent this. Programs and old browsers say nothing. `isHTTPS` is
  /// how the request came.
  func isForeign(_ request: Request, isHTTPS: Bool) -> Bool {
    if let site = request.headers[Self.fetchSite], site != "same-origin", site != "none" { return true }
    guard let claimed = request.headers[.origin]?.lowercased() else { return false }
    return claimed != ownOrigin && claimed != origin(of: request, isHTTPS: isHTTPS)
  }

  /// Scheme and host of `url`.
  private var ownOrigin: String? {
    url.map { $0.lowercased().split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/") }
  }

  private func origin(of request: Request, isHTTPS: Bool) -> String? {
    request.head.authority.map { "\(isHTTPS ? "https" : "http")://\($0.lowercased())" }
  }

  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
