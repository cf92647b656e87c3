public import Moderation
public import Sealing

/// Puts a database and its key in place from a backup. All or nothing, and never over anything.
public struct BackupRestorer: Sendable {
  public struct Result: Sendable {
    public var manifest: BackupManifest
    public var secrets: Int
    /// Those that were written; none where the key was there already.
    public var keyFiles: [String] = []
  }

  private let unpacker: BackupUnpacker
  /// Makes the database one that may be gone on with, given its path and the time of its state.
  private let settle: @Sendable (String, Timestamp) throws -> Void
  private let copies: PlainCopies

  public init(
    unpacker: BackupUnpacker, copies: PlainCopies = PlainCopies(),
    settle: @escaping @Sendable (_ path: String, _ madeAt: Timestamp) throws -> Void
  ) {
    self.unpacker = unpacker
    self.copies = copies
    self.settle = settle
  }

  /// Reads and checks all of it, in a temporary folder within `folder`, which goes again. Throws `BackupFileError`, `StorageError`.
  public func verify(_ backup: String, passphrase: String, in folder: String) async throws -> Result {
    try await copies.withTrialFolder(in: folder) { trial in
      let unpacked = try await unpacker.unpack(backup, passphrase: passphrase, to: trial.path(of: .trial))
      return Result(manifest: unpacked.manifest, secrets: unpacked.secrets)
    }
  }

  /// The database goes to `path` and its key to `keyFile`, or is compared with `key`, and with `previousKey` where the
  /// backup was made while its key was being replaced, if they come from settings. Throws `BackupFileError`,
  /// `KeyFile.Failure`, and what `settle` throws; then everything is as it was.
  public func restore(
    _ backup: String, passphrase: String, to path: String, keyFile: String, key: SealingKey?,
    previousKey: SealingKey? = nil
  ) async throws -> Result {
    for taken in [path, path + "-wal", path + "-shm", path + "-journal"] where FileSystem.isTaken(taken) {
      throw BackupFileError.alreadyThere(path: taken)
    }
    return try await copies.withFolder(restoring: path) { folder in
      let partial = folder.path(of: .restored)
      let unpacked = try await unpacker.unpack(backup, passphrase: passphrase, to: partial)
      if let key { try Self.compare(unpacked.keys, with: key, previous: previousKey) }
      let missing = key == nil ? try Self.missingKeys(unpacked.keys, keyFile: keyFile) : []
      try settle(partial, unpacked.manifest.madeAt)
      try FileSystem.makeContentDurable(partial)
      try Self.place(partial, at: path, with: missing)
      return Result(manifest: unpacked.manifest, secrets: unpacked.secrets, keyFiles: missing.map(\.path))
    }
  }

  /// Gives the database its name, after its keys.
  private static func place(
    _ partial: String, at path: String, with keys: [(path: String, key: SealingKey)]
  ) throws {
    var written: [String] = []
    do {
      for (path, key) in keys {
        try KeyFile.create(at: path, key: key)
        written.append(path)
      }
      // Last: where the database is, its key is too.
      try FileSystem.place(partial, at: path)
    } catch {
      for path in written { FileSystem.remove(path) }
      throw error
    }
  }

  /// Every key of the backup seals some of its secrets, and the first one seals what comes.
  private static func compare(
    _ keys: [SealingKey], with key: SealingKey, previous: SealingKey?
  ) throws(BackupFileError) {
    guard key.id == keys[0].id else {
      throw .otherKeyInSettings(setting: "key.hex", found: key.id, wanted: keys[0].id)
    }
    for wanted in keys.dropFirst() where wanted.id != previous?.id {
      throw .otherKeyInSettings(setting: "key.previous.hex", found: previous?.id, wanted: wanted.id)
    }
  }

  /// Which keys have to be written where: the one that seals last lies beside the other while that is being replaced.
  private static func missingKeys(
    _ keys: [SealingKey], keyFile: String
  ) throws -> [(path: String, key: SealingKey)] {
    var wanted: [(path: String, key: SealingKey)] = [(keyFile, keys[0])]
    if let previous = keys.dropFirst().first {
      wanted = [(keyFile, previous), (KeyFile.nextPath(of: keyFile), keys[0])]
    }
    return try wanted.filter { path, key in
      guard FileSystem.isTaken(path) else { return true }
      let found = try KeyFile.read(at: path)
      guard found.id == key.id else {
        throw BackupFileError.otherKey(path: path, found: found.id, wanted: key.id)
      }
      return false
    }
  }
}
