internal import Moderation

struct KeyStatusOutput: Encodable {
  struct Rotation: Encodable {
    var id: KeyRotationID
    var fromKey: String
    var toKey: String
    var startedAt: Timestamp
    @Nullable var finishedAt: Timestamp?
    var resealed: Int

    init(_ rotation: KeyRotation) {
      id = rotation.id
      fromKey = rotation.fromKey
      toKey = rotation.toKey
      startedAt = rotation.startedAt
      _finishedAt = Nullable(wrappedValue: rotation.finishedAt)
      resealed = rotation.resealed
    }
  }

  var keyID: String
  var source: String
  @Nullable var previousKeyID: String?
  var secrets: Int
  var remaining: Int
  var unopenable: [String]
  @Nullable var rotation: Rotation?

  init(_ status: KeyStatus) {
    keyID = status.keyID
    source = status.source.rawValue
    _previousKeyID = Nullable(wrappedValue: status.previousKeyID)
    secrets = status.secrets
    remaining = status.remaining
    unopenable = status.unopenable.map(\.context)
    _rotation = Nullable(wrappedValue: status.rotation.map(Rotation.init))
  }
}
