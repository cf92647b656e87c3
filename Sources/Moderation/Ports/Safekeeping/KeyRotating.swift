/// Replaces the sealing key of a running gateway.
public protocol KeyRotating: Sendable {
  func status(in scope: GatewayScope) async throws -> KeyStatus
  /// Makes a new key and begins to seal everything with it; the work goes on by itself, also after a restart. Throws
  /// `KeyRotationError` and `StorageError`.
  func rotate(in scope: GatewayScope) async throws -> KeyStatus
}

/// Why no rotation begins.
public enum KeyRotationError: Error, Equatable, Sendable {
  case underway
  /// The key comes from a setting, which the gateway cannot change.
  case keyInSettings
  /// In words, with the path.
  case keyFile(reason: String)
}

extension KeyRotationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .underway: "a rotation is under way; see gatehouse key status"
    case .keyInSettings:
      "the key comes from the setting key.hex, which only you can change: set key.previous.hex to the key in use and "
        + "key.hex to a new one (openssl rand -hex 32), and restart; the rest happens by itself"
    case .keyFile(let reason): reason
    }
  }
}
