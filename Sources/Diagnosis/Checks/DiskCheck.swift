public import Moderation

/// Whether there is room for what comes.
public struct DiskCheck: DiagnosticCheck {
  public struct Sizes: Equatable, Sendable {
    public var file: Int64
    /// Of the write-ahead log.
    public var log: Int64

    /// What a copy of it takes.
    var all: Int64 { file + log }

    public init(file: Int64, log: Int64) {
      self.file = file
      self.log = log
    }
  }

  /// What comes in before somebody can do something about it.
  private static let little: Int64 = 256 << 20
  private static let some: Int64 = 1 << 30
  private static let fewFiles: Int64 = 1000
  /// SQLite begins the log anew after some megabytes, unless a reader still needs it.
  private static let largeLog: Int64 = 256 << 20

  public let name = "disk"
  private let databaseFolder: String
  private let backupFolder: String?
  private let copyReserve: Int64
  private let sizes: @Sendable () async throws -> Sizes
  private let space: @Sendable (String) -> DiskSpace?

  /// `copyReserve` is what has to stay free beside the plain copy that each backup begins with, in bytes.
  public init(
    databaseFolder: String, backupFolder: String?, copyReserve: Int64,
    sizes: @escaping @Sendable () async throws -> Sizes,
    space: @escaping @Sendable (String) -> DiskSpace? = { DiskSpace.at($0) }
  ) {
    self.databaseFolder = databaseFolder
    self.backupFolder = backupFolder
    self.copyReserve = copyReserve
    self.sizes = sizes
    self.space = space
  }

  public func run() async throws -> [DiagnosticFinding] {
    let sizes = try await sizes()
    var findings = [room(for: sizes)]
    if sizes.log > Self.largeLog {
      findings.append(
        .warning(
          name, "the write-ahead log beside the database has grown to \(Words.bytes(sizes.log))",
          remedy: """
            an export, a backup or a back-test that runs for long keeps it from being folded in; if none runs, restart \
            the gateway
            """))
    }
    return findings + roomForBackups(sizes)
  }

  private func room(for sizes: Sizes) -> DiagnosticFinding {
    guard let space = space(databaseFolder) else {
      return .warning(
        name, "the system does not say how much room there is at \(databaseFolder)",
        remedy: "check that the folder is there and can be entered")
    }
    let free = "\(Words.bytes(space.freeBytes)) are free where the database is (\(databaseFolder))"
    if let files = space.freeFiles, files < Self.fewFiles {
      return .problem(
        name, "only \(files) more files can be made where the database is (\(databaseFolder))",
        remedy: "remove files nobody needs: the file system has run out of inodes")
    }
    if space.freeBytes < Self.little {
      return .problem(
        name, "only \(free); when it is full, deliveries are answered 503 and nothing is moderated",
        remedy:
          "free some room or enlarge the disk; comments that are kept for less long need less (retention.comments.days)"
      )
    }
    if space.freeBytes < Self.some {
      return .warning(name, "only \(free)", remedy: "free some room, or enlarge the disk, before it is full")
    }
    return .ok(name, "\(free); the database has \(Words.bytes(sizes.file))")
  }

  /// A backup begins with a copy beside the database, and ends with a file in the backup folder while the copy still
  /// takes its room.
  private func roomForBackups(_ sizes: Sizes) -> [DiagnosticFinding] {
    guard let besides = space(databaseFolder) else { return [] }
    let folder = backupFolder.flatMap { path in space(path).map { (path: path, space: $0) } }
    let isShared = folder?.space.device == besides.device
    var findings: [DiagnosticFinding] = []
    let needed = sizes.all * (isShared ? 2 : 1) + copyReserve
    if besides.freeBytes < needed {
      let message =
        "\(Words.bytes(besides.freeBytes)) are free where the database is (\(databaseFolder)), and a backup needs "
        + "\(Words.bytes(needed)) there while it is made, \(isShared ? "for a copy and for its file" : "for a copy")"
      let remedy = "free some room, or enlarge the disk: until then none can be made"
      findings.append(
        backupFolder == nil ? .warning(name, message, remedy: remedy) : .problem(name, message, remedy: remedy))
    }
    if let folder, !isShared, folder.space.freeBytes < sizes.all + copyReserve {
      findings.append(
        .problem(
          name,
          "\(Words.bytes(folder.space.freeBytes)) are free where backups go (\(folder.path)), and one can be as large "
            + "as the database, \(Words.bytes(sizes.all))",
          remedy: "free some room, keep fewer (backup.keep), or set backup.folder to a larger disk"))
    }
    return findings
  }
}
