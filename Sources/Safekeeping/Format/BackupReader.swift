internal import FoundationEssentials
internal import Sealing

/// A backup file that is being taken apart. Blocks, as `BackupStreamReader` does.
struct BackupReader {
  let manifest: BackupManifest
  /// Of the database, the one that seals first.
  let keys: [SealingKey]
  private var stream: BackupStreamReader

  /// Opens it as far as its manifest.
  init(path: String, passphrase: String) throws(BackupFileError) {
    stream = try BackupStreamReader(path: path, passphrase: passphrase)
    let length = try stream.read(4).reduce(0) { $0 << 8 | Int($1) }
    guard (1...BackupFormat.longestManifest).contains(length) else {
      throw .inconsistent("its manifest has \(length) bytes")
    }
    let bytes = try stream.read(length)
    struct Version: Decodable {
      struct Manifest: Decodable { var format: Int }
      var manifest: Manifest
    }
    let decoder = JSONDecoder()
    if let version = try? decoder.decode(Version.self, from: Data(bytes)).manifest.format,
      version > BackupManifest.format
    {
      throw .newerFormat(version)
    }
    guard let sealed = try? decoder.decode(SealedManifest.self, from: Data(bytes)) else {
      throw .inconsistent("its manifest is not of a form that this build knows")
    }
    manifest = sealed.manifest
    keys = sealed.keys.compactMap { SealingKey(hex: $0) }
    guard !keys.isEmpty, keys.map(\.id) == manifest.keyIDs else { throw .inconsistent("its keys do not fit") }
  }

  /// Writes the database to a new file, which only its owner can read, and reads the backup to its end. On failure no
  /// file is left.
  mutating func extract(to path: String) throws(BackupFileError) {
    let target = try NewFile(path: path)
    var digest = RunningSHA256()
    var length: Int64 = 0
    while case let chunk = try stream.readChunk(), !chunk.isEmpty {
      digest.update(chunk)
      length += Int64(chunk.count)
      try target.write(chunk)
    }
    guard length == manifest.databaseBytes else {
      throw .inconsistent("its database has \(length) bytes instead of \(manifest.databaseBytes)")
    }
    guard digest.hex == manifest.databaseSHA256 else { throw .inconsistent("its database has another SHA-256") }
    try target.finish()
  }
}
