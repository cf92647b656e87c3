/// Copies a database as it stands at one moment.
public protocol DatabaseCopying: Sendable {
  /// To a new file, which only its owner can read. What was committed before the call is in it; nothing is in it by
  /// half. Throws `StorageError`, and then leaves no file.
  func copy(to path: String) async throws
}
