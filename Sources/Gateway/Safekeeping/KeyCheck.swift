internal import Moderation
internal import Sealing
internal import Storage

/// Notices at start that the key does not belong to the database, before anything listens.
struct KeyCheck {
  private static let text = Array("gatehouse".utf8)
  private static let context = SecretLocation.keyProbe.context

  let probes: KeyProbeRepository
  let sealer: Sealer

  /// Throws `CryptoError.wrongKey`, naming both keys' ids, and `GatewayError.notInitialised`.
  func check() async throws {
    try Self.check(try await probes.probe(), with: sealer)
  }

  /// As `check`, of a probe that was read already.
  static func check(_ probe: SealedSecret?, with sealer: Sealer) throws {
    guard let probe else { throw GatewayError.notInitialised }
    guard try sealer.open(probe.bytes, context: context) == text else { throw CryptoError.notAuthentic }
  }

  /// Ties a new database to the key.
  func tie() async throws {
    try await probes.setProbe(SealedSecret(bytes: try sealer.seal(Self.text, context: Self.context)))
  }
}
