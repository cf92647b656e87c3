/// The environment's variables that are settings, or pretend to be.
struct SettingsEnvironment {
  private static let prefix = "GATEHOUSE_"
  /// Variables of the command line that begin like a setting and are none.
  private static let others: Set<String> = [
    "access.token", "admin.ca", "admin.url", "alert.signing.secret", "alert.target", "app.secret", "code", "config",
    "invitation.code", "new.password", "ngrok.url", "passphrase", "password", "refresh.token", "tenant", "token",
    "webhook.secret",
  ]

  let values: [String: String]

  init(_ environment: [String: String]) { values = environment.filter { $0.key.hasPrefix(Self.prefix) } }

  /// `public.port` is `GATEHOUSE_PUBLIC_PORT`.
  static func variable(_ key: String) -> String {
    prefix + key.uppercased().split(separator: ".").joined(separator: "_")
  }

  /// Those that are neither settings nor the command line's.
  func unknown(besides keys: Set<String>) -> [String] {
    let known = Set(keys.union(Self.others).map(Self.variable))
    return values.keys.filter { !known.contains($0) }.sorted()
  }
}
