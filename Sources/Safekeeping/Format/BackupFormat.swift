internal import Sealing

/// A backup file: sixteen bytes that say what it is, then a sealed stream of the manifest's length (4 bytes), the
/// manifest (JSON), and the database file.
enum BackupFormat {
  static let magic = Array("GATEHOUSE-BACKUP".utf8)
  static let longestManifest = 1 << 20

  static func lengthPrefix(_ length: Int) -> [UInt8] {
    (0..<4).reversed().map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  }

  /// Of the whole file.
  static func fileLength(manifest: Int, database: Int64) -> Int64 {
    Int64(magic.count) + SealedStream.sealedLength(of: Int64(4 + manifest) + database)
  }
}
