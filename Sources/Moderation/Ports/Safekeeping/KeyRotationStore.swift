/// Every stored secret, whatever it belongs to, and the rotations of their key. Each call is one transaction; each throws
/// `StorageError`.
public protocol KeyRotationStore: Sendable {
  func begin(_ rotation: KeyRotation, by actor: Actor) async throws
  /// The newest; nil before the first.
  func latest() async throws -> KeyRotation?
  /// Looks at the next `limit` secrets after `place` and replaces each by what `reseal` makes of it; nil keeps it. What
  /// `reseal` throws leaves that secret as it is and names it in the answer. All in one transaction, so that a secret
  /// which is set meanwhile is never overwritten by an older one. `reseal` may be called twice for one secret.
  func reseal(
    _ id: KeyRotationID, after place: SecretPlace?, limit: Int,
    _ reseal: @escaping @Sendable (SealedSecret, SecretLocation) throws -> SealedSecret?
  ) async throws -> ResealedBatch
  /// Ends it unless a secret is left that `isSealedAnew` denies, all in one transaction. False where one is left.
  func finish(
    _ id: KeyRotationID, at moment: Timestamp, isSealedAnew: @escaping @Sendable (SealedSecret) -> Bool
  ) async throws -> Bool
  /// How many secrets there are, and how many of them `isSealedAnew` denies.
  func count(isSealedAnew: @escaping @Sendable (SealedSecret) -> Bool) async throws -> (all: Int, remaining: Int)
}

/// How far a walk over all secrets has come.
public struct SecretPlace: Equatable, Sendable {
  /// The position in the order that the store walks in.
  public var column: Int
  public var row: Int64

  public init(column: Int, row: Int64) {
    self.column = column
    self.row = row
  }
}

/// What became of some secrets.
public struct ResealedBatch: Equatable, Sendable {
  public var resealed: Int
  public var unopenable: [SecretLocation]
  /// Nil when there are no more.
  public var next: SecretPlace?

  public init(resealed: Int, unopenable: [SecretLocation], next: SecretPlace?) {
    self.resealed = resealed
    self.unopenable = unopenable
    self.next = next
  }
}
