internal import Listening

extension Settings {
  /// Where browsers find the console, without a trailing slash.
  public var consoleURL: String {
    adminPublicURL ?? "\(adminTLS == nil ? "http" : "https")://\(admin.host):\(admin.port)"
  }
}
