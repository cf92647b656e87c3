/// The server that takes our mail. Only whoever runs the gateway chooses it.
public struct MailServer: Sendable {
  static let schemes: Set<String> = ["smtp", "smtps"]

  public struct Login: Sendable {
    public var user: String
    public var password: String

    public init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// `smtp://host[:port]`, or `smtps://` for TLS from the first byte.
  public let url: String
  public let login: Login?
  /// Whether TLS is insisted on: over `smtp` by STARTTLS, without which nothing is sent.
  public let isEncrypted: Bool
  /// Whether it may stand in a private network, whatever the client's policy is.
  public let isPrivateAllowed: Bool

  /// Nil where the URL is of another form or names more than a host and a port.
  public init?(url: String, login: Login?, isEncrypted: Bool, isPrivateAllowed: Bool) {
    guard let parts = try? URLParts(url, schemes: Self.schemes), url == parts.origin else { return nil }
    self.url = url
    self.login = login
    self.isEncrypted = isEncrypted || parts.scheme == "smtps"
    self.isPrivateAllowed = isPrivateAllowed
  }
}
