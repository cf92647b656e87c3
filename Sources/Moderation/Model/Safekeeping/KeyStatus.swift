/// The keys in use, and what is sealed with which.
public struct KeyStatus: Equatable, Sendable {
  /// Where the sealing key comes from.
  public enum Source: String, Sendable { case file, setting }

  /// The id of the key that seals, safe to show.
  public var keyID: String
  public var source: Source
  /// The key that still opens what is not sealed anew yet.
  public var previousKeyID: String?
  public var secrets: Int
  /// How many of them another key than `keyID` sealed.
  public var remaining: Int
  /// The newest.
  public var rotation: KeyRotation?
  /// Where secrets lie that no key opens: a rotation does not end before they are set again or deleted. At most 20.
  public var unopenable: [SecretLocation]

  public init(
    keyID: String, source: Source, previousKeyID: String?, secrets: Int, remaining: Int, rotation: KeyRotation?,
    unopenable: [SecretLocation]
  ) {
    self.keyID = keyID
    self.source = source
    self.previousKeyID = previousKeyID
    self.secrets = secrets
    self.remaining = remaining
    self.rotation = rotation
    self.unopenable = unopenable
  }
}
