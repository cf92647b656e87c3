internal import Moderation

/// A backup on its way to whoever asked for it. That is known to have it only once the last piece was taken: a transfer
/// that breaks off never comes to ask for more.
final class SentBackup: BackupReading {
  private let sealed: SealedBackup
  private let end: @Sendable () async throws -> Void

  /// `end` is told that all of it was read; again, if it is read on.
  init(_ sealed: SealedBackup, end: @escaping @Sendable () async throws -> Void) {
    self.sealed = sealed
    self.end = end
  }

  var fileName: String { sealed.fileName }
  var byteCount: Int64 { sealed.byteCount }

  func next() async throws -> [UInt8]? {
    if let piece = try sealed.nextPiece() { return piece }
    try await end()
    return nil
  }
}
