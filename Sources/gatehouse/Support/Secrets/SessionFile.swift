internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where `gatehouse login` keeps its session: `$XDG_CONFIG_HOME/gatehouse/session.json`, readable by its owner only.
struct SessionFile {
  struct Content: Codable, Equatable {
    /// The server that gave the token: it is never sent to another one.
    var adminURL: String
    var token: String
    var expiresAt: String
    var operatorName: String

    private enum CodingKeys: String, CodingKey {
      case adminURL = "admin_url"
      case token
      case expiresAt = "expires_at"
      case operatorName = "operator"
    }
  }

  let folder: String
  var path: String { folder + "/session.json" }

  init(folder: String) { self.folder = folder }

  /// The user's own.
  static func standard() throws(CommandFailure) -> SessionFile {
    if let config = Environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      return SessionFile(folder: config + "/gatehouse")
    }
    guard let home = Environment["HOME"], !home.isEmpty else {
      throw CommandFailure(
        status: .failed, message: "there is no place for the session", hint: "set HOME or XDG_CONFIG_HOME")
    }
    return SessionFile(folder: home + "/.config/gatehouse")
  }

  /// Nil when nobody is logged in.
  func read() throws(CommandFailure) -> Content? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_mode & 0o077 == 0 else {
      throw CommandFailure(
        status: .failed, message: "\(path) can be read by other users", hint: "chmod 600 it, or log in again")
    }
    let bytes = try TextFile.read(path, limit: 1 << 16)
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)) else {
      throw CommandFailure(
        status: .failed, message: "\(path) is not a session file", hint: "delete it and run gatehouse login")
    }
    return content
  }

  func write(_ content: Content) throws(CommandFailure) {
    try Self.makeFolder(folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(content) else {
      throw CommandFailure(status: .failed, message: "the session cannot be written as JSON")
    }
    let file = try AtomicFile(path: path)
    try file.write(Array(data) + [0x0A])
    try file.commit()
  }

  /// Does nothing when there is none.
  func delete() throws(CommandFailure) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw CommandFailure(status: .failed, message: "\(path) cannot be deleted: \(String(cString: strerror(errno)))")
    }
  }

  private static func makeFolder(_ folder: String) throws(CommandFailure) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw CommandFailure(
          status: .failed, message: "\(path) cannot be created: \(String(cString: strerror(errno)))")
      }
    }
  }
}
