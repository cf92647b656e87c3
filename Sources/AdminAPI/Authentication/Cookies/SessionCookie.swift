internal import Hummingbird

/// The cookie that keeps a browser logged in: out of the reach of scripts, never sent on behalf of another site, and where
/// there is HTTPS, only over it and set by nobody but this very host.
struct SessionCookie: Sendable {
  /// How the request came that it is in, or that it is given to.
  let isHTTPS: Bool

  private var name: String { isHTTPS ? "__Host-gatehouse_session" : "gatehouse_session" }

  func value(in request: Request) -> String? { request.cookies[name]?.value }

  func carrying(_ token: String, for lifetime: Duration) -> Cookie {
    make(token, maxAge: Int(lifetime.components.seconds))
  }

  /// Makes the browser forget it.
  var forgotten: Cookie { make("", maxAge: 0) }

  private func make(_ value: String, maxAge: Int) -> Cookie {
    Cookie(
      name: name, value: value, maxAge: maxAge, path: "/", secure: isHTTPS, httpOnly: true, sameSite: .strict)
  }
}
