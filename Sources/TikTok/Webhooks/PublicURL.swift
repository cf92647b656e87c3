internal import Moderation

/// The address that TikTok reaches the gateway at: scheme, host and perhaps a port, nothing else.
struct PublicURL: Equatable, Sendable, CustomStringConvertible {
  /// `https://host[:port]`, in lower case, without a trailing slash and without the scheme's own port.
  let origin: String

  var description: String { origin }

  /// Throws `WebhookError.notConfigured` with what is wrong. `http` is accepted for this machine only, since anybody on
  /// the way could read and replay what is sent over it.
  init(_ text: String?) throws(WebhookError) {
    guard let text, !text.isEmpty else {
      throw .notConfigured(
        message: "the gateway's public URL is not set; set it to the https address that TikTok can reach it at")
    }
    guard let url = URLSplit(text), url.path.isEmpty || url.path == "/" else {
      throw .notConfigured(
        message: "the public URL must be scheme and host, such as https://hooks.example.com, without path, query, "
          + "user name or password")
    }
    guard url.scheme == "https" || url.isLoopback else {
      throw .notConfigured(message: "the public URL must begin with https://; http:// is for this machine only")
    }
    origin = url.origin
  }

  func webhook(of tenant: TenantID, _ account: AccountID) -> String { origin + Self.path(of: tenant, account) }

  func webhook(of app: AppID) -> String { "\(origin)/webhooks/apps/\(app)" }

  static func path(of tenant: TenantID, _ account: AccountID) -> String { "/webhooks/\(tenant)/\(account)" }
}
