internal import Moderation

struct AuditVerificationOutput: Encodable {
  struct Head: Encodable {
    var id: String
    var hash: String
  }

  struct Break: Encodable {
    var id: String
    var createdAt: String
    var fault: String
    /// For people.
    var explanation: String
  }

  struct NotedHead: Encodable {
    var hash: String
    var found: Bool
  }

  struct Cut: Encodable {
    var entries: Int64
    var lastEntry: AuditEntryID
    @Nullable var lastHash: String?
    var cutAt: Timestamp

    init(_ checkpoint: AuditCheckpoint) {
      entries = checkpoint.entries
      lastEntry = checkpoint.lastID
      _lastHash = Nullable(wrappedValue: checkpoint.lastHash)
      cutAt = checkpoint.cutAt
    }
  }

  /// Whether all is as it was written, and the noted head is there where one was given.
  var whole: Bool
  var entries: Int
  var unchained: Int
  @Nullable var head: Head?
  @Nullable var broken: Break?
  @Nullable var notedHead: NotedHead?
  @Nullable var cut: Cut?

  init(_ verification: AuditVerification) {
    whole = verification.isWhole
    entries = verification.entries
    unchained = verification.unchained
    _head = Nullable(wrappedValue: verification.head.map { Head(id: $0.id, hash: $0.hash) })
    _broken = Nullable(
      wrappedValue: verification.broken.map {
        Break(id: $0.id, createdAt: $0.createdAt, fault: $0.fault.rawValue, explanation: $0.fault.explanation)
      })
    _notedHead = Nullable(wrappedValue: verification.noted.map { NotedHead(hash: $0.hash, found: $0.isFound) })
    _cut = Nullable(wrappedValue: verification.cut.map(Cut.init))
  }
}
