internal import Embedded

/// One numbered step of the schema: `NNNN_name.sql`.
struct Migration: Equatable, Sendable {
  let version: Int
  let fileName: String
  let sql: String

  /// Nil unless the name begins with four digits and an underscore.
  init?(fileName: String, sql: String) {
    guard fileName.hasSuffix(".sql"), fileName.dropFirst(4).first == "_", let version = Int(fileName.prefix(4)),
      version > 0
    else { return nil }
    self.version = version
    self.fileName = fileName
    self.sql = sql
  }

  /// Those compiled into this build, in order.
  static let all: [Migration] = EmbeddedFile.migrations.compactMap { Migration(fileName: $0.name, sql: $0.text) }
}
