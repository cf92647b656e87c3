/// Why a backup cannot be read or restored. Nothing was left behind.
public enum BackupFileError: Error, Equatable, Sendable {
  case cannotRead(path: String, reason: String)
  case notABackup(path: String)
  /// Written by a newer build.
  case newerFormat(Int)
  case wrongPassphrase
  case cutShort
  case tooLong
  /// About where in the file.
  case damaged(offset: Int64)
  case newerSchema(version: Int, newestKnown: Int)
  /// It opened, and is not what its manifest says.
  case inconsistent(String)
  /// What the database's examination found.
  case faulty([String])
  case alreadyThere(path: String)
  case otherKey(path: String, found: String, wanted: String)
  /// `found` is nil where the setting is missing.
  case otherKeyInSettings(setting: String, found: String?, wanted: String)
  case noSpace(folder: String, needed: Int64, free: Int64)
  case cannotWrite(path: String, reason: String)
  case library(String)
}

extension BackupFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)"
    case .notABackup(let path): "\(path) is not a backup that gatehouse made"
    case .newerFormat(let format):
      "the backup has format \(format), which this build does not know; restore it with the gatehouse that made it, or "
        + "a newer one"
    case .wrongPassphrase: "the passphrase is not the one that the backup was sealed to, or its first bytes are damaged"
    case .cutShort: "the backup is cut short: its end is missing; copy it again, or take another one"
    case .tooLong: "the backup goes on behind its end: something was added to it; copy it again, or take another one"
    case .damaged(let offset):
      "the backup is damaged or was altered, near byte \(offset); copy it again, or take another one"
    case .newerSchema(let version, let newestKnown):
      "the backup has schema version \(version), but this build knows only up to \(newestKnown); restore it with the "
        + "gatehouse that made it, or a newer one"
    case .inconsistent(let what): "the backup is not what its manifest says: \(what); take another one"
    // A wrong key alone is a fault of every secret there is: the first says enough.
    case .faulty(let faults):
      "the database in the backup is not sound: \(faults.first ?? "")"
        + (faults.count > 1 ? "; and \(faults.count - 1) more faults" : "")
    case .alreadyThere(let path):
      "\(path) is there already, and nothing is ever overwritten; move it away, or restore to another path"
    case .otherKey(let path, let found, let wanted):
      "\(path) holds key \(found), and the backup needs key \(wanted); move it away, and the backup brings its own"
    case .otherKeyInSettings(let setting, let found, let wanted):
      "the setting \(setting) \(found.map { "holds key \($0)" } ?? "is missing"), and the backup needs key \(wanted) "
        + "there; set it, or remove the settings key.hex and key.previous.hex, and the backup brings its keys in files"
    case .noSpace(let folder, let needed, let free):
      "\(folder) has \(free) bytes free, and \(needed) are needed; free some space"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .library(let what): what
    }
  }
}
