#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What has to be done with names in folders.
enum FileSystem {
  /// Bytes that others than root may still use; nil where the system does not say.
  static func freeBytes(in folder: String) -> Int64? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }

  /// 0 where there is no file.
  static func byteCount(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Whether there is anything at all, a link that leads nowhere included.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  static func isWritableFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && access(path, W_OK | X_OK) == 0
  }

  /// Does nothing where there is none.
  static func remove(_ path: String) { unlink(path) }

  /// Does nothing where there is none, or where something is in it.
  static func removeEmptyFolder(_ path: String) { rmdir(path) }

  /// One that only its owner can enter, unless it is there already.
  static func makePrivateFolder(_ path: String) throws(BackupFileError) {
    guard mkdir(path, 0o700) != 0 else { return }
    guard errno == EEXIST else { throw .cannotWrite(path: path, reason: reason) }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0
    else { throw .cannotWrite(path: path, reason: "it is not a folder that only this user can enter; move it away") }
  }

  /// Gives a finished file its name, which must be free, and makes that durable.
  static func place(_ path: String, at name: String) throws(BackupFileError) {
    // A link, and not a rename, since that would replace what is there.
    guard link(path, name) == 0 else {
      throw errno == EEXIST ? .alreadyThere(path: name) : .cannotWrite(path: name, reason: reason)
    }
    unlink(path)
    try makeDurable(folder(of: name))
  }

  /// Makes the names in a folder durable.
  static func makeDurable(_ folder: String) throws(BackupFileError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: folder, reason: reason) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: folder, reason: reason) }
  }

  /// Makes a file's content durable.
  static func makeContentDurable(_ path: String) throws(BackupFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: reason) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: reason) }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
