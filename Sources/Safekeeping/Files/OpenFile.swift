#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is read from its start to its end.
final class OpenFile: Sendable {
  let path: String
  private let descriptor: Int32

  init(reading path: String) throws(BackupFileError) {
    self.path = path
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .cannotRead(path: path, reason: Self.reason) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: path, reason: "it is not a regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var byteCount: Int64 {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// The next bytes, at most so many and at least one; none at the end.
  func read(upTo count: Int) throws(BackupFileError) -> [UInt8] {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
      repeat {
        #if canImport(Glibc)
          result = Glibc.read(descriptor, buffer.baseAddress, count)
        #elseif canImport(Musl)
          result = Musl.read(descriptor, buffer.baseAddress, count)
        #else
          result = Darwin.read(descriptor, buffer.baseAddress, count)
        #endif
      } while result < 0 && errno == EINTR
      initialised = max(0, result)
    }
    guard result >= 0 else { throw .cannotRead(path: path, reason: Self.reason) }
    return bytes
  }

  /// So many bytes; fewer only at the end.
  func readFully(_ count: Int) throws(BackupFileError) -> [UInt8] {
    var bytes = try read(upTo: count)
    while bytes.count < count {
      let more = try read(upTo: count - bytes.count)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  private static var reason: String { String(cString: strerror(errno)) }
}
