#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// While a key is replaced, the new one lies beside the old one as `….next`. It is whole and durable before anything is
/// sealed with it, and takes the old one's place, in one step, when nothing is left that needs the old one.
extension KeyFile {
  /// Where the new key of the file at `path` lies.
  public static func nextPath(of path: String) -> String { path + ".next" }

  /// Nil where no key is being replaced. Throws as `read` does.
  public static func readNext(of path: String) throws(Failure) -> SealingKey? {
    do throws(Failure) {
      return try read(at: nextPath(of: path))
    } catch .missing {
      return nil
    }
  }

  /// Puts the new key beside the old one. Throws `alreadyExists` where there is one, and refuses a symbolic link:
  /// whatever put it there would put the old key back.
  public static func createNext(of path: String, key: SealingKey) throws(Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw errno == ENOENT ? .missing(path: path) : systemFailure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .system(
        path: path,
        reason: "not a regular file but a link, so that something else provides the key; put the new key into key.hex "
          + "and the old one into key.previous.hex instead, and restart")
    }
    let next = nextPath(of: path)
    guard access(next, F_OK) != 0 else { throw .alreadyExists(path: next) }
    let partial = next + ".partial"
    // Of an attempt that the end of the process cut short; nothing was ever sealed with it.
    unlink(partial)
    try create(at: partial, key: key)
    guard rename(partial, next) == 0 else {
      let failure = systemFailure(next)
      unlink(partial)
      throw failure
    }
    try makeEntryDurable(next)
  }

  /// The new key takes the old one's place. Does nothing but make it durable where it has already, since an earlier
  /// call may have failed at just that.
  public static func promoteNext(of path: String, keyID: String) throws(Failure) {
    if rename(nextPath(of: path), path) != 0 {
      let (isGone, failure) = (errno == ENOENT, systemFailure(path))
      guard isGone, try read(at: path).id == keyID else { throw failure }
    }
    try makeEntryDurable(path)
  }

  /// Takes back a new key that nothing was sealed with.
  public static func discardNext(of path: String) { unlink(nextPath(of: path)) }
}
