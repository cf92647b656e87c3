public import Moderation
public import Sealing

/// Takes a database out of a backup and checks all there is to check.
public struct BackupUnpacker: Sendable {
  /// What was found to be sound.
  public struct Unpacked: Sendable {
    public var manifest: BackupManifest
    /// The one that seals first.
    public var keys: [SealingKey]
    /// Secrets that opened.
    public var secrets: Int

    public var database: DatabaseFacts { manifest.database }
  }

  private let examiner: any DatabaseExamining
  /// The newest version of the schema that this build knows.
  private let newestSchema: Int
  private let workers = BoundedWorkers(label: "unpacking", threads: 1, queueLimit: 4, priority: .lowest)

  public init(examiner: any DatabaseExamining, newestSchema: Int) {
    self.examiner = examiner
    self.newestSchema = newestSchema
  }

  /// To a new file. Throws `BackupFileError`, `StorageError`; then no file is left.
  func unpack(_ backup: String, passphrase: String, to path: String) async throws -> Unpacked {
    let (manifest, keys) = try await workers.run { [newestSchema] in
      var reader = try BackupReader(path: backup, passphrase: passphrase)
      let version = reader.manifest.database.schemaVersion
      guard version <= newestSchema else {
        throw BackupFileError.newerSchema(version: version, newestKnown: newestSchema)
      }
      let folder = FileSystem.folder(of: path)
      do throws(BackupError) {
        try DatabaseSealer.checkSpace(for: reader.manifest.databaseBytes, in: folder)
      } catch {
        guard case .noSpace(let folder, let needed, let free) = error else { throw error }
        throw BackupFileError.noSpace(folder: folder, needed: needed, free: free)
      }
      try reader.extract(to: path)
      return (reader.manifest, reader.keys)
    }
    do {
      let secrets = try await check(path, against: manifest, with: keys)
      return Unpacked(manifest: manifest, keys: keys, secrets: secrets)
    } catch {
      FileSystem.remove(path)
      throw error
    }
  }

  /// Into a folder from which it goes again, as does what an earlier process left of another one.
  func tryOut(_ backup: String, passphrase: String, in folder: WorkFolder) async throws -> Unpacked {
    folder.remove(.trial)
    try folder.make()
    defer { folder.remove(.trial) }
    return try await unpack(backup, passphrase: passphrase, to: folder.path(of: .trial))
  }

  /// How many secrets opened.
  private func check(_ path: String, against manifest: BackupManifest, with keys: [SealingKey]) async throws -> Int {
    let sealer = Sealer(KeyRing(keys[0], previous: keys.dropFirst().first))
    let found = try await examiner.examine(fileAt: path) { secret, location in
      _ = try sealer.open(secret.bytes, context: location.context)
    }
    guard found.faults.isEmpty else { throw BackupFileError.faulty(found.faults) }
    guard found.facts.migrations == manifest.database.migrations else {
      throw BackupFileError.inconsistent("its schema is another one")
    }
    for (table, count) in manifest.database.rows where found.facts.rows[table] != count {
      throw BackupFileError.inconsistent("\(table) has \(found.facts.rows[table] ?? 0) rows instead of \(count)")
    }
    // The probe at least: every gateway has one.
    guard found.secrets > 0 else { throw BackupFileError.inconsistent("there is no secret that its key opens") }
    return found.secrets
  }
}
