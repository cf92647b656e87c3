public import Moderation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Whether the gateway's files are its own alone.
public struct FilesCheck: DiagnosticCheck {
  public struct File: Equatable, Sendable {
    /// In words: `the database`.
    public var name: String
    public var path: String
    /// Whether the gateway cannot do without it.
    public var isNeeded: Bool
    /// As where other servers use the same certificate: then it may belong to somebody else, too.
    public var mayGroupRead: Bool

    public init(_ name: String, _ path: String, isNeeded: Bool, mayGroupRead: Bool = false) {
      self.name = name
      self.path = path
      self.isNeeded = isNeeded
      self.mayGroupRead = mayGroupRead
    }
  }

  public let name = "files"
  private let files: [File]
  private let folders: [String]

  /// `folders` are those that the files are in, and those that the gateway writes to.
  public init(files: [File], folders: [String]) {
    self.files = files
    self.folders = folders
  }

  public func run() -> [DiagnosticFinding] {
    var seen: Set<String> = []
    let found = files.flatMap(faults(of:)) + folders.filter { seen.insert($0).inserted }.flatMap(faults(ofFolder:))
    return found.isEmpty ? [.ok(name, "the gateway's files are there, and for their owner alone")] : found
  }

  private func faults(of file: File) -> [DiagnosticFinding] {
    guard let status = Self.status(of: file.path) else {
      guard file.isNeeded else { return [] }
      return [
        .problem(
          name, "\(file.name) is not at \(file.path), or its folder cannot be entered",
          remedy: """
            gatehouse init sets a new gateway up; for one that is, check the path in the settings and who runs this, \
            or put your copy back
            """)
      ]
    }
    var findings: [DiagnosticFinding] = []
    if status.st_mode & (file.mayGroupRead ? 0o027 : 0o077) != 0 {
      findings.append(
        .problem(
          name, "\(file.name), \(file.path), has mode \(Self.octal(status.st_mode)): others on this machine can use it",
          remedy: "run: chmod \(file.mayGroupRead ? "640" : "600") \(file.path)"))
    }
    // Root may use everything, and so it says nothing that root may.
    if !file.mayGroupRead, geteuid() != 0, status.st_uid != geteuid() {
      findings.append(
        .problem(
          name, "\(file.name), \(file.path), belongs to another user (\(status.st_uid)) than the one who runs this",
          remedy: "run the gateway and this command as the same user, or: chown \(geteuid()) \(file.path)"))
    }
    return findings
  }

  private func faults(ofFolder path: String) -> [DiagnosticFinding] {
    guard let status = Self.status(of: path), status.st_mode & S_IFMT == S_IFDIR else {
      return [.problem(name, "there is no folder \(path)", remedy: "make it: mkdir -m 700 \(path)")]
    }
    // With the sticky bit, as in /tmp, others may add files but not replace these.
    if status.st_mode & 0o022 != 0, status.st_mode & S_ISVTX == 0 {
      return [
        .problem(
          name,
          "the folder \(path) has mode \(Self.octal(status.st_mode)): others can replace the files in it",
          remedy: "run: chmod go-w \(path)")
      ]
    }
    guard access(path, W_OK | X_OK) == 0 else {
      return [
        .problem(
          name, "nothing can be written to the folder \(path): \(String(cString: strerror(errno)))",
          remedy: "give it to the user who runs the gateway, and check that its disk is not mounted read-only")
      ]
    }
    return []
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func octal(_ mode: mode_t) -> String { "0" + String(mode & 0o777, radix: 8) }
}
