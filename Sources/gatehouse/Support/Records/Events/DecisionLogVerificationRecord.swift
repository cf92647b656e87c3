internal import FoundationEssentials
internal import Reports

/// What going along a decision log came to.
struct DecisionLogVerificationRecord: Encodable, Sendable {
  struct Break: Encodable, Sendable {
    var fault: String
    var row: Int?
    var commentId: String?
    var explanation: String
  }

  /// What the gateway's audit log says of it.
  struct Audited: Encodable, Sendable {
    var found: Bool
    var madeAt: String?
    /// Whether the file is, byte for byte, the one that was handed out; nil where that is not known.
    var sameFile: Bool?
  }

  var whole: Bool
  /// Whether the log is in the file.
  var inFile: Bool
  var rows: Int
  var head: String
  var broken: Break?
  var audited: Audited?

  init(_ verification: DecisionLogVerification) {
    whole = verification.broken == nil
    inFile = verification.place == .here
    rows = verification.rows
    head = verification.head
    broken = verification.broken.map {
      Break(fault: $0.fault.rawValue, row: $0.row, commentId: $0.commentID, explanation: $0.explanation)
    }
  }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      (inFile ? "whole" : "log in the file", inFile ? .yes(whole) : Cell("no: it is too long for a report")),
      ("rows", Cell(String(rows))), ("head", Cell(head)),
    ]
    if let audited {
      fields.append(("in the audit log", .yes(audited.found)))
      if let madeAt = audited.madeAt { fields.append(("made", Cell(madeAt))) }
      if let sameFile = audited.sameFile { fields.append(("file as handed out", .yes(sameFile))) }
    }
    return fields
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Nil where all that was asked for is as it was made.
  var failure: CommandFailure? {
    if let broken {
      return CommandFailure(
        status: .failed, message: "this is not the log that the gateway made: \(Cell(broken.explanation).text)",
        hint: "have it made again with gatehouse report log, and compare")
    }
    if audited?.found == false {
      return CommandFailure(
        status: .failed, message: "the gateway's audit log does not know this head: the log was not made there",
        hint: "heads of reports older than the audit log go with its entries; see docs/retention.md")
    }
    if audited?.sameFile == false {
      return CommandFailure(
        status: .failed, message: "the log is whole, but the file around it is not the one that was handed out",
        hint: "have the report made again with gatehouse report client, and compare")
    }
    return nil
  }
}
