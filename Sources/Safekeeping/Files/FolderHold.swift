#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A work folder that this process has to itself. The kernel drops the lock with the process, however it ends: so what
/// lies in a folder that can be had is what a killed process left.
final class FolderHold: Sendable {
  let folder: WorkFolder
  private let descriptor: Int32

  /// Makes the folder where it is missing, and takes out of it what was left. Throws `BackupFileError` where another
  /// process has it, or others can enter it.
  init(_ folder: WorkFolder) throws(BackupFileError) {
    self.folder = folder
    var held: Int32?
    while held == nil {
      try folder.make()
      held = try Self.lock(folder.path)
    }
    descriptor = held ?? -1
    folder.clear()
  }

  deinit { close(descriptor) }

  /// Takes it away with all that is in it. It is not to be used after that.
  func discard() {
    folder.clear()
    FileSystem.removeEmptyFolder(folder.path)
  }

  /// Nil where whoever had the folder took it away meanwhile.
  private static func lock(_ path: String) throws(BackupFileError) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .cannotWrite(path: path, reason: "another process is at work in it; try again when that is done")
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return descriptor }
    close(descriptor)
    return nil
  }
}
