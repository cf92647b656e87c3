internal import FoundationEssentials
internal import GRDB
internal import Moderation

/// Goes over every sealed secret of a database, column by column.
enum SecretWalk {
  /// The next ones after `place`, those that begin with `mark` left out.
  static func secrets(
    withoutMark mark: [UInt8]?, after place: SecretPlace?, limit: Int, _ db: Database
  ) throws -> [StoredSecret] {
    var found: [StoredSecret] = []
    let start = place ?? SecretPlace(column: 0, row: 0)
    for (index, column) in SealedColumn.all.enumerated().dropFirst(start.column) where found.count < limit {
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(column.id) AS row, \(column.name) AS secret FROM \(column.table)
            WHERE \(column.id) > ?1 AND \(column.name) IS NOT NULL
              AND (?2 IS NULL OR substr(\(column.name), 1, length(?2)) <> ?2)
            ORDER BY \(column.id) LIMIT ?3
            """),
        arguments: [index == start.column ? start.row : 0, mark.map { Data($0) }, limit - found.count])
      found += rows.map { row in
        let id: Int64 = row["row"]
        return StoredSecret(
          place: SecretPlace(column: index, row: id), location: column.location(id), secret: row.secret("secret"))
      }
    }
    return found
  }

  static func count(withoutMark mark: [UInt8], _ db: Database) throws -> SecretCount {
    var count = SecretCount(all: 0, remaining: 0)
    for column in SealedColumn.all {
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT count(*) AS every, count(*) FILTER (WHERE substr(\(column.name), 1, length(?1)) <> ?1) AS remaining
            FROM \(column.table) WHERE \(column.name) IS NOT NULL
            """),
        arguments: [Data(mark)])
      count.all += row?["every"] ?? 0
      count.remaining += row?["remaining"] ?? 0
    }
    return count
  }
}
