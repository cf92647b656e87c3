internal import GRDB
public import Moderation

/// A known text sealed with the gateway's key, by which a wrong key is noticed at start.
public struct KeyProbeRepository: Sendable {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  /// Nil in a database that was never used with a key. Throws `StorageError`.
  public func probe() async throws -> SealedSecret? {
    try await database.read { db in try Self.probe(in: db) }
  }

  static func probe(in db: Database) throws -> SealedSecret? {
    try Row.fetchOne(db, sql: "SELECT sealed FROM key_probe").map { $0.secret("sealed") }
  }

  /// Keeps the first one and ignores later ones. Throws `StorageError`.
  public func setProbe(_ probe: SealedSecret) async throws {
    try await database.write { db in
      try db.execute(
        sql: "INSERT INTO key_probe (id, sealed) VALUES (1, ?) ON CONFLICT DO NOTHING", arguments: [probe.blob])
    }
  }
}
