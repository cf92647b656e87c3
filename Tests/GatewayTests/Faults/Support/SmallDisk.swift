import Glibc

/// A file system in memory that is soon full, mounted over a folder.
struct SmallDisk {
  private let path: String

  /// Whether this process may mount one.
  static let isAvailable: Bool = {
    guard let folder = try? TemporaryFolder(), let disk = try? SmallDisk(at: folder.path, kibibytes: 64) else {
      return false
    }
    disk.unmount()
    return true
  }()

  init(at path: String, kibibytes: Int) throws {
    self.path = path
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k,mode=700") == 0 else {
      throw Child.Failure(description: "no disk can be mounted: errno \(errno)")
    }
  }

  /// Takes up what is left with a file.
  func fill() {
    let file = open(path + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    for size in [65_536, 4096] {
      let block = [UInt8](repeating: 0, count: size)
      while write(file, block, size) > 0 {}
    }
  }

  /// Takes the filler away, and makes the disk as large as this.
  func makeRoom(kibibytes: Int) {
    unlink(path + "/filler")
    _ = mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(kibibytes)k,mode=700")
  }

  func setReadOnly(_ isReadOnly: Bool) throws {
    let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
    guard mount("tmpfs", path, "tmpfs", flags, nil) == 0 else {
      throw Child.Failure(description: "the disk cannot be mounted anew: errno \(errno)")
    }
  }

  func unmount() { _ = umount2(path, Int32(MNT_DETACH)) }
}
