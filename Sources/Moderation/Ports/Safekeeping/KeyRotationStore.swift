/// Every stored secret, whatever it belongs to, and the rotations of their key. Each call is one transaction; each
/// throws `StorageError`.
public protocol KeyRotationStore: Sendable {
  func begin(_ rotation: KeyRotation, by actor: Actor) async throws
  /// The newest; nil before the first.
  func latest() async throws -> KeyRotation?
  /// The next secrets after `place` that do not begin with `mark`; fewer than `limit` when there are no more.
  func secrets(withoutMark mark: [UInt8], after place: SecretPlace?, limit: Int) async throws -> [StoredSecret]
  /// Puts a new ciphertext in the place of each that is still as it was: what was set or deleted meanwhile stays so.
  /// How many that were, which the rotation counts.
  func replace(_ replacements: [SecretReplacement], in rotation: KeyRotationID) async throws -> Int
  func count(withoutMark mark: [UInt8]) async throws -> SecretCount
  func finish(_ id: KeyRotationID, at moment: Timestamp) async throws
}

/// A position in the order in which a store walks over all secrets.
public struct SecretPlace: Hashable, Sendable {
  public var column: Int
  public var row: Int64

  public init(column: Int, row: Int64) {
    self.column = column
    self.row = row
  }
}

/// A secret as it lies in the store.
public struct StoredSecret: Hashable, Sendable {
  public var place: SecretPlace
  public var location: SecretLocation
  public var secret: SealedSecret

  public init(place: SecretPlace, location: SecretLocation, secret: SealedSecret) {
    self.place = place
    self.location = location
    self.secret = secret
  }
}

public struct SecretReplacement: Hashable, Sendable {
  public var old: StoredSecret
  public var new: SealedSecret

  public init(_ old: StoredSecret, by new: SealedSecret) {
    self.old = old
    self.new = new
  }
}

public struct SecretCount: Equatable, Sendable {
  public var all: Int
  /// Those without the mark.
  public var remaining: Int

  public init(all: Int, remaining: Int) {
    self.all = all
    self.remaining = remaining
  }
}
