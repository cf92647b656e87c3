public import Moderation
internal import Sealing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The file with the passphrase that scheduled backups are sealed to: its first line, readable by its owner alone.
public enum PassphraseFile {
  /// Throws `BackupError.file`, in words that say what to do.
  public static func read(at path: String) throws(BackupError) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .file(reason: "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .file(reason: "\(path) can be read by others, and holds the passphrase of backups; run: chmod 600 \(path)")
    }
    let bytes: [UInt8]
    do throws(BackupFileError) {
      bytes = try OpenFile(reading: path).readFully(8192)
    } catch {
      throw .file(reason: "\(error)")
    }
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard let text = String(validating: line, as: UTF8.self), PassphraseSealer.passphraseLength.contains(line.count),
      !line.contains(where: { $0 < 0x20 })
    else {
      throw .file(reason: "\(path) must begin with a line of 12 to 1,024 bytes of UTF-8 text: the passphrase")
    }
    return text
  }
}
