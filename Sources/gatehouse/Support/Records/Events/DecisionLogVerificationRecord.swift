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

  /// Whether anything bears out what the file says.
  private(set) var verified: Bool
  /// Nil where the log is not in the file.
  private let whole: Bool?
  /// Whether the log is in the file.
  private let inFile: Bool
  private let rows: Int
  private let head: String
  private let broken: Break?
  private var audited: Audited?

  /// `isHeadGiven` says whether the log was held against a head that somebody knew.
  init(_ verification: DecisionLogVerification, isHeadGiven: Bool) {
    inFile = verification.place == .here
    let isUnbroken = verification.broken == nil
    whole = inFile || !isUnbroken ? isUnbroken : nil
    verified = isUnbroken && (inFile || isHeadGiven)
    rows = verification.rows
    head = verification.head
    broken = verification.broken.map {
      Break(fault: $0.fault.rawValue, row: $0.row, commentId: $0.commentID, explanation: $0.explanation)
    }
  }

  mutating func add(_ audited: Audited) {
    self.audited = audited
    verified = audited.found && audited.sameFile != false && (verified || audited.sameFile == true)
  }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      whole.map { ("whole", .yes($0)) } ?? ("log in the file", Cell("no: it is too long for a report")),
      ("rows", Cell(String(rows))), ("head", Cell(head)),
    ]
    if !inFile { fields.append(("verified", .yes(verified))) }
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

  private var nothingVerified: CommandFailure {
    let hint = "fetch the log as the report says, and verify that with --head \(Cell(head).text)"
    guard audited == nil else {
      return CommandFailure(
        status: .failed,
        message: "nothing was verified: the audit log knows the head that is printed, but no report with it", hint: hint
      )
    }
    return CommandFailure(
      status: .failed, message: "nothing was verified: the report does not hold its log, it only prints the log's head",
      hint: "give --tenant, to have the file held against the gateway's audit log; or \(hint)")
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
        status: .failed,
        message: whole == nil
          ? "this file is not the one that was handed out, though it names the same log"
          : "the log is whole, but the file around it is not the one that was handed out",
        hint: "have the report made again with gatehouse report client, and compare")
    }
    return verified ? nil : nothingVerified
  }
}
