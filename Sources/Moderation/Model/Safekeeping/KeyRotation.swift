/// The sealing of every stored secret with another key.
public struct KeyRotation: Equatable, Identified, Sendable {
  public static let idPrefix = "rot"

  public var id: KeyRotationID
  /// Ids of keys, safe to show.
  public var fromKey: String
  public var toKey: String
  public var startedAt: Timestamp
  /// Nil while it goes on.
  public var finishedAt: Timestamp?
  /// How many secrets were sealed anew so far.
  public var resealed: Int

  public init(
    id: KeyRotationID = .fresh(), fromKey: String, toKey: String, startedAt: Timestamp, finishedAt: Timestamp? = nil,
    resealed: Int = 0
  ) {
    self.id = id
    self.fromKey = fromKey
    self.toKey = toKey
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.resealed = resealed
  }
}

public typealias KeyRotationID = Identifier<KeyRotation>
