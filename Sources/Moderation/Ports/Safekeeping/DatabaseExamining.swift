/// Reads database files that nobody else has open. Never writes to them, and leaves nothing beside them.
public protocol DatabaseExamining: Sendable {
  /// Throws `StorageError` where the file cannot be read.
  func facts(ofFileAt path: String) async throws -> DatabaseFacts
  /// Checks the whole file: its structure, its references, its schema, the chain of its audit log, and each secret,
  /// which `open` is to open or throw. Throws `StorageError` where the file cannot be read at all.
  func examine(
    fileAt path: String, opening open: @escaping @Sendable (SealedSecret, SecretLocation) throws -> Void
  ) async throws -> DatabaseExamination
}
