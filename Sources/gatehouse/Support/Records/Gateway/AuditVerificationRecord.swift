internal import FoundationEssentials
internal import Moderation

/// What going along the chain of audit entries came to.
struct AuditVerificationRecord: Codable, Sendable {
  struct Head: Codable, Sendable {
    var id: String
    var hash: String
  }

  struct Break: Codable, Sendable {
    var id: String
    var createdAt: String
    var fault: String
    var explanation: String
  }

  struct NotedHead: Codable, Sendable {
    var hash: String
    var found: Bool
  }

  /// Where the log was cut, for its age.
  struct Cut: Codable, Sendable {
    var entries: Int
    var lastEntry: String
    var lastHash: String?
    var cutAt: String
  }

  var whole: Bool
  var entries: Int
  var unchained: Int
  var head: Head?
  var broken: Break?
  var notedHead: NotedHead?
  var cut: Cut?

  init(_ verification: AuditVerification) {
    whole = verification.isWhole
    entries = verification.entries
    unchained = verification.unchained
    head = verification.head.map { Head(id: $0.id, hash: $0.hash) }
    broken = verification.broken.map {
      Break(id: $0.id, createdAt: $0.createdAt, fault: $0.fault.rawValue, explanation: $0.fault.explanation)
    }
    notedHead = verification.noted.map { NotedHead(hash: $0.hash, found: $0.isFound) }
  }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("whole", .yes(whole)), ("entries", Cell(String(entries))),
      ("from before the chain", Cell(String(unchained))),
      ("head", Cell(head?.hash)), ("head's entry", Cell(head?.id)),
    ]
    if let notedHead { fields.append(("noted head found", .yes(notedHead.found))) }
    if let cut {
      fields += [
        ("cut before them", Cell(String(cut.entries))), ("last one cut", Cell(cut.lastEntry)),
        ("cut at", Cell(cut.cutAt)),
      ]
    }
    return fields
  }

  /// As the API writes it, but that what is not there is left out.
  var json: String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Nil where all is as it was written. `extent` is what a file was said to hold; nil for the gateway's own log.
  func failure(of extent: AuditChainCheck.Extent?) -> CommandFailure? {
    if let broken {
      return CommandFailure(
        status: .failed, message: "the chain is broken at \(broken.id) of \(broken.createdAt): \(broken.explanation)",
        hint: Self.hint(to: broken, in: extent))
    }
    guard let notedHead, !notedHead.found else { return nil }
    return CommandFailure(
      status: .failed, message: "the noted head \(notedHead.hash) is not in the chain: entries up to it are gone",
      hint: cut.map {
        "the log was cut at \($0.cutAt): a head from before \($0.lastEntry) went with that; a later one must be there"
      } ?? Self.keepEverything)
  }

  /// An export that was not of everything looks as if entries were missing.
  private static func hint(to broken: Break, in extent: AuditChainCheck.Extent?) -> String {
    guard case .whole = extent, broken.fault == AuditVerification.Fault.displaced.rawValue else {
      return keepEverything
    }
    return """
      if the file was made of one tenant, or with another filter, the entries between are those left out: check it \
      with --extent filtered, or with --extent since where it holds everything from some time on
      """
  }

  private static let keepEverything =
    "keep this database and its backups as they are, and compare with an earlier export or backup"
}
