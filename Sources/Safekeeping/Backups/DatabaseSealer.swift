public import Moderation
public import Sealing

/// Takes a copy of a database and seals it. The plain copy lies in a folder beside the database that nobody else can
/// enter, and goes again.
public struct DatabaseSealer: Sendable {
  /// Bytes that have to stay free beside a copy, for whatever goes on meanwhile.
  public static let reserve: Int64 = 64 << 20

  private let databasePath: String
  private let copying: any DatabaseCopying
  private let examiner: any DatabaseExamining
  private let ring: KeyRing
  private let clock: WallClock
  private let workers = BoundedWorkers(label: "backup", threads: 1, queueLimit: 4, priority: .lowest)

  public init(
    databasePath: String, copying: any DatabaseCopying, examiner: any DatabaseExamining, ring: KeyRing,
    clock: WallClock = .system
  ) {
    self.databasePath = databasePath
    self.copying = copying
    self.examiner = examiner
    self.ring = ring
    self.clock = clock
  }

  /// One at a time. Throws `BackupError`, `BackupFileError`, `StorageError`.
  func seal(passphrase: String) async throws -> SealedBackup {
    let madeAt = clock.now()
    clearAway()
    try workFolder.make()
    let path = workFolder.path(of: .copy)
    defer { clearAway() }
    try Self.checkSpace(
      for: FileSystem.byteCount(of: databasePath) + FileSystem.byteCount(of: databasePath + "-wal"),
      in: FileSystem.folder(of: databasePath))
    // A rotation may begin or end while the copy is made.
    let before = ring.all
    try await copying.copy(to: path)
    let keys = before.reduce(into: ring.all) { keys, key in
      if !keys.contains(where: { $0.id == key.id }) { keys.append(key) }
    }
    let facts = try await examiner.facts(ofFileAt: path)
    let copy = try OpenFile(reading: path)
    return try await workers.run {
      var digest = RunningSHA256()
      while case let bytes = try copy.read(upTo: SealedStream.chunkLength), !bytes.isEmpty { digest.update(bytes) }
      copy.rewind()
      let manifest = BackupManifest(
        madeAt: madeAt, database: facts, databaseBytes: copy.byteCount, databaseSHA256: digest.hex,
        keyIDs: keys.map(\.id))
      return try SealedBackup(
        copy, manifest: manifest, keys: keys, passphrase: passphrase, fileName: BackupName.make(at: madeAt))
    }
  }

  /// Removes the plain copy of a process that ended too early.
  func clearAway() { workFolder.remove(.copy) }

  private var workFolder: WorkFolder { WorkFolder(besideDatabase: databasePath) }

  /// Seals to a new file. Throws as `seal` does; then no file is left.
  public func seal(passphrase: String, to path: String) async throws -> BackupManifest {
    guard !FileSystem.isTaken(path) else { throw BackupFileError.alreadyThere(path: path) }
    let backup = try await seal(passphrase: passphrase)
    try Self.checkSpace(for: backup.byteCount, in: FileSystem.folder(of: path))
    return try await workers.run {
      try backup.write(to: path)
      return backup.manifest
    }
  }

  /// Writes it to the folder. Throws as `seal` does.
  func write(_ backup: SealedBackup, to folder: BackupFolder) async throws {
    try Self.checkSpace(for: backup.byteCount, in: folder.path)
    try await workers.run { try folder.write(backup) }
  }

  /// Throws `noSpace`.
  static func checkSpace(for bytes: Int64, in folder: String) throws(BackupError) {
    guard let free = FileSystem.freeBytes(in: folder) else { return }
    let needed = bytes + reserve
    guard free >= needed else { throw .noSpace(folder: folder, needed: needed, free: free) }
  }
}
