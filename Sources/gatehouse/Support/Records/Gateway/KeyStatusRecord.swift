/// The sealing key, and how far its replacement is.
struct KeyStatusRecord: Record {
  struct Rotation: Decodable, Sendable {
    var id: String
    var fromKey: String
    var toKey: String
    var startedAt: String
    var finishedAt: String?
    var resealed: Int
  }

  var keyId: String
  var source: String
  var previousKeyId: String?
  var secrets: Int
  var remaining: Int
  var unopenable: [String]
  var rotation: Rotation?

  static let columns = ["key", "comes from", "secrets", "yet to be sealed anew", "previous key", "rotation"]

  var row: [Cell] {
    [
      Cell(keyId), Cell("a \(source)"), Cell(String(secrets)), Cell(String(remaining)), Cell(previousKeyId),
      Cell(rotationText),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    zip(Self.columns, row).map { ($0, $1) }
      + (unopenable.isEmpty ? [] : [("no key opens", Cell(unopenable.joined(separator: ", ")))])
  }

  var isUnderWay: Bool { previousKeyId != nil }

  private var rotationText: String? {
    rotation.map { rotation in
      let end = rotation.finishedAt.map { "ended \($0)" } ?? "under way"
      return "from \(rotation.fromKey) to \(rotation.toKey), begun \(rotation.startedAt), \(end)"
    }
  }
}
