internal import Diagnosis
internal import Listening
internal import Safekeeping

/// Where the gateway's files are.
extension Settings {
  var databaseFolder: String { Self.folder(of: databasePath) }

  var files: [FilesCheck.File] {
    var files = [
      FilesCheck.File("the database", databasePath, isNeeded: true),
      FilesCheck.File("its write-ahead log", databasePath + "-wal", isNeeded: false),
      FilesCheck.File("its lock", databasePath + ".lock", isNeeded: false),
    ]
    if key == nil { files.append(FilesCheck.File("the sealing key", keyFile, isNeeded: true)) }
    if let backups {
      files.append(FilesCheck.File("the passphrase of the backups", backups.passphraseFile, isNeeded: true))
    }
    if let publicTLS {
      files.append(FilesCheck.File("the key of public.tls", publicTLS.key, isNeeded: true, mayGroupRead: true))
    }
    if let adminTLS {
      files.append(FilesCheck.File("the key of admin.tls", adminTLS.key, isNeeded: true, mayGroupRead: true))
    }
    return files
  }

  /// Those that the gateway writes to.
  var folders: [String] {
    [databaseFolder] + (key == nil ? [Self.folder(of: keyFile)] : []) + (backups.map { [$0.folder] } ?? [])
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }
}
