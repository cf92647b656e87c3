public import Moderation
internal import Sealing

/// What a backup says of itself, sealed like everything else in it.
public struct BackupManifest: Codable, Equatable, Sendable {
  /// Of the backup's content: the manifest and what follows it.
  public static let format = 1

  public var format = Self.format
  /// The database is as it was then or a moment later.
  public var madeAt: Timestamp
  public var database: DatabaseFacts
  public var databaseBytes: Int64
  /// In hexadecimal digits.
  public var databaseSHA256: String
  /// Ids of the keys that come with it, the one that sealed first.
  public var keyIDs: [String]
}

/// The manifest with the keys themselves, as it lies in the backup. Never to be shown.
struct SealedManifest: Codable {
  var manifest: BackupManifest
  /// In hexadecimal digits.
  var keys: [String]

  init(_ manifest: BackupManifest, keys: [SealingKey]) {
    self.manifest = manifest
    self.keys = keys.map(\.hex)
  }
}
