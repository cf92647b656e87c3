/// A folder of our own, which only its owner can enter, for plain databases that are there for a while. Whatever else
/// somebody put into it stays.
struct WorkFolder: Sendable {
  /// What is made in it, one of each at a time.
  enum Item: String, CaseIterable {
    /// Of the gateway's database, until it is sealed.
    case copy = "copy.db"
    /// What a backup holds, until it is checked.
    case trial = "trial.db"
    /// What a backup holds, until it is put in place.
    case restored = "restored.db"
  }

  let path: String

  init(path: String) { self.path = path }

  init(besideDatabase path: String) { self.init(path: path + ".backup-work") }

  /// Of a database that is about to be there.
  init(restoring path: String) { self.init(path: path + ".restoring") }

  func path(of item: Item) -> String { path + "/" + item.rawValue }

  func make() throws(BackupFileError) { try FileSystem.makePrivateFolder(path) }

  /// Removes it, if it is there, and the folder with the last one.
  func remove(_ item: Item) {
    removeFiles(of: item)
    FileSystem.removeEmptyFolder(path)
  }

  /// Removes every item, and leaves the folder.
  func clear() {
    for item in Item.allCases { removeFiles(of: item) }
  }

  /// With what SQLite puts beside it: to another database of that name, its journal would be poison.
  private func removeFiles(of item: Item) {
    for suffix in ["", "-journal", "-wal", "-shm"] { FileSystem.remove(path(of: item) + suffix) }
  }
}
