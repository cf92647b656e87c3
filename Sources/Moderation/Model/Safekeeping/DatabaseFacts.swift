/// What can be said of a database file as a whole, to compare a copy with what it was made of.
public struct DatabaseFacts: Codable, Equatable, Sendable {
  /// A step of the schema, and the SHA-256 of its text in hexadecimal digits.
  public struct Migration: Codable, Equatable, Sendable {
    public var version: Int
    public var sha256: String

    public init(version: Int, sha256: String) {
      self.version = version
      self.sha256 = sha256
    }
  }

  /// Those that were applied, in order.
  public var migrations: [Migration]
  /// How many each table has.
  public var rows: [String: Int]

  public init(migrations: [Migration], rows: [String: Int]) {
    self.migrations = migrations
    self.rows = rows
  }

  public var schemaVersion: Int { migrations.last?.version ?? 0 }
  public var rowCount: Int { rows.values.reduce(0, +) }
}
