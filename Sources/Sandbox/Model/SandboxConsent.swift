/// What the consent page comes to.
public enum SandboxConsent: Equatable, Sendable {
  /// A page asks whoever looks at it.
  case ask
  /// The account agrees at once; to `scopes`, where they are given, instead of all that is asked for.
  case grant(openID: String, scopes: [String]?)
  /// The creator says no at once.
  case deny
}
