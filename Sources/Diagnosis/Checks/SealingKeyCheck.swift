public import Moderation

/// Whether the key opens everything that is sealed, and its replacement gets to its end.
public struct SealingKeyCheck: DiagnosticCheck {
  private static let patience = Duration.seconds(3600)

  public let name = "key"
  private let keys: any KeyRotating
  private let clock: WallClock
  private let scope: GatewayScope

  public init(keys: any KeyRotating, clock: WallClock, scope: GatewayScope) {
    self.keys = keys
    self.clock = clock
    self.scope = scope
  }

  public func run() async throws -> [DiagnosticFinding] {
    let status = try await keys.status(in: scope)
    guard status.unopenable.isEmpty else {
      return [
        .problem(
          name, "no key opens \(Words.list(status.unopenable.map(\.context)))",
          remedy: "set these secrets again, or delete what they belong to; a rotation under way then ends by itself")
      ]
    }
    guard status.previousKeyID != nil else { return [.ok(name, "one key seals all secrets")] }
    let left = "\(Words.count(status.remaining, "secret")) of \(status.secrets) are yet to be sealed with the new key"
    if let rotation = status.rotation, clock.now() - rotation.startedAt < Self.patience {
      return [.ok(name, "the key is being replaced: \(left)")]
    }
    return [
      .warning(
        name, "the replacement of the key has not ended: \(left)",
        remedy: """
          see the log for what keeps it; where keys come from the settings, take key.previous.hex out once gatehouse \
          key status shows none that remains
          """)
    ]
  }
}
