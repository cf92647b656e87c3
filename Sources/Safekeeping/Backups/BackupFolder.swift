internal import FoundationEssentials
internal import Moderation

/// The folder that scheduled backups are in. What is in it is all that counts: a database that was restored knows of
/// other backups than there are.
struct BackupFolder: Sendable {
  let path: String

  /// By name and so by time, the oldest first; nothing where the folder cannot be read.
  var names: [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return entries.filter { BackupName.time(of: $0) != nil }.sorted()
  }

  /// One of the future was named by a clock that was wrong, and does not count.
  func newest(at moment: Timestamp) -> String? { names(until: moment).last }

  private func names(until moment: Timestamp) -> [String] {
    names.filter { name in BackupName.time(of: name).map { $0 <= moment } == true }
  }

  func path(of name: String) -> String { path + "/" + name }

  /// Writes a backup, which has its name only once it is whole and durable. Blocks. Throws `BackupFileError`,
  /// `BackupError`.
  func write(_ backup: SealedBackup) throws {
    removePartial()
    try backup.write(to: path(of: backup.fileName))
  }

  /// Removes all but the newest `count`, of which `fresh` is one whatever its name says. Those of the future neither
  /// count, since they would take the places of real ones, nor are removed: what they are, nobody knows.
  func prune(keeping count: Int, with fresh: String, at moment: Timestamp) {
    let earlier = names(until: moment).filter { $0 != fresh }
    for name in earlier.dropLast(count - 1) { FileSystem.remove(path(of: name)) }
  }

  /// Those that the end of a process cut short.
  private func removePartial() {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for entry in entries where entry.hasSuffix(SealedBackup.partialSuffix) {
      let name = String(entry.dropLast(SealedBackup.partialSuffix.count))
      if BackupName.time(of: name) != nil { FileSystem.remove(path(of: entry)) }
    }
  }
}
