/// The undoing of what one version of a rule set hid.
struct UndoJobRecord: Record {
  struct Subject: Decodable, Sendable {
    var layer: String
    var accountId: String?
    var version: Int
    var from: String?
    var to: String?
  }

  struct Counts: Decodable, Sendable {
    var examined: Int
    var queued: Int
    var withdrawn: Int
    var stillHidden: Int
    var deleted: Int
    var alreadyVisible: Int

    var fields: [(name: String, value: Cell)] {
      [
        ("looked at", Cell(String(examined))), ("to be unhidden", Cell(String(queued))),
        ("hides taken back unsent", Cell(String(withdrawn))), ("still to be hidden", Cell(String(stillHidden))),
        ("visible already", Cell(String(alreadyVisible))),
        ("deleted, not undoable", Cell(String(deleted), deleted > 0 ? .caution : .plain)),
      ]
    }
  }

  var id: String
  var subject: Subject
  var state: String
  var counts: Counts
  var createdBy: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "created", "rules", "version", "state", "looked at", "unhidden"]

  var row: [Cell] {
    [
      Cell(id), Cell(createdAt), Cell(subject.accountId ?? subject.layer), Cell(String(subject.version)), Cell(state),
      Cell(String(counts.examined)), Cell(String(counts.queued + counts.withdrawn)),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("rules", Cell(subject.accountId ?? subject.layer)), ("version", Cell(String(subject.version))),
      ("from", Cell(subject.from)), ("to", Cell(subject.to)), ("state", Cell(state)), ("by", Cell(createdBy)),
      ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ] + counts.fields
  }
}

/// What an undo job would do.
struct UndoPreviewRecord: Decodable, Sendable {
  var counts: UndoJobRecord.Counts

  var isEmpty: Bool { counts.queued == 0 && counts.withdrawn == 0 }
}
