internal import Moderation

/// Reads term lists on a thread of its own: a large one takes a while.
struct ListChecker: Sendable {
  private let workers = BoundedWorkers(label: "list-checker", threads: 1, queueLimit: 8)

  /// Throws `TermListFaults`, or `QueueFull`.
  func file(_ bytes: [UInt8], as format: TermListFile.Format) async throws -> TermListFile {
    try await workers.run { try TermListFile(reading: bytes, as: format) }
  }
}
