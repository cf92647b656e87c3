internal import GRDB
internal import Moderation

/// Deletes rows of a table with all that hangs on them, as the schema's references say, a table at a time.
///
/// SQLite does so a row at a time, and looks into every table that might hold something of it: for an event that takes
/// four times as long as deleting it. So this is for a light `SliceTransaction`, in which SQLite leaves references
/// alone.
struct Cascade: Sendable {
  private let table: String
  private let branches: [Branch]

  private struct Branch {
    /// Refers to the id of a row that goes.
    var column: String
    var table: String
    /// For rows that go as well; nil for those that stay, and refer to nothing then.
    var cascade: Cascade?
  }

  /// Throws `StorageError` where the schema has references that this does not know how to follow.
  init(_ table: String, _ db: Database) throws { try self.init(table, try Reference.all(db)) }

  private init(_ table: String, _ references: [Reference]) throws {
    self.table = table
    branches = try references.filter { $0.parent == table }.map { reference in
      switch (reference.parentColumn, reference.onDelete) {
      case ("id", "CASCADE") where reference.child != table:
        Branch(
          column: reference.column, table: reference.child, cascade: try Cascade(reference.child, references))
      case ("id", "SET NULL"):
        Branch(column: reference.column, table: reference.child)
      default:
        throw StorageError.failed(detail: "cannot delete from \(table) what \(reference.child) refers to")
      }
    }
  }

  /// Deletes the rows with these ids for which `condition` holds, `rowsAtOnce` of them until the time is up. Says how
  /// many ids it came to and how many rows it deleted.
  func delete(
    _ ids: [Int64], where condition: String = "TRUE", rowsAtOnce: Int, within time: WriterTime, _ db: Database
  ) throws -> (tried: Int, deleted: Int) {
    var (tried, deleted) = (0, 0)
    while tried < ids.count {
      let part = IDs(ids[tried...].prefix(rowsAtOnce))
      let found = try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM \(table) WHERE \(IDs.hold("id")) AND \(condition)"),
        arguments: [part.list])
      try delete(IDs(found[...]), db)
      tried += part.count
      deleted += found.count
      if time.isUp { break }
    }
    return (tried, deleted)
  }

  private func delete(_ ids: IDs, where column: String = "id", _ db: Database) throws {
    guard ids.count > 0 else { return }
    for branch in branches { try clear(branch, ids, db) }
    try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(IDs.hold(column))").execute(arguments: [ids.list])
  }

  private func clear(_ branch: Branch, _ ids: IDs, _ db: Database) throws {
    let (table, column) = (branch.table, branch.column)
    // Most of the tables hold nothing of most events.
    let isAny = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(column) BETWEEN ? AND ?)"),
      arguments: [ids.least, ids.greatest])
    guard isAny == true else { return }
    guard let cascade = branch.cascade else {
      return try db.cachedStatement(sql: "UPDATE \(table) SET \(column) = NULL WHERE \(IDs.hold(column))")
        .execute(arguments: [ids.list])
    }
    guard !cascade.branches.isEmpty else { return try cascade.delete(ids, where: column, db) }
    let found = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM \(table) WHERE \(IDs.hold(column))"), arguments: [ids.list])
    try cascade.delete(IDs(found[...]), db)
  }
}

/// Ids that one statement is about.
private struct IDs {
  let count: Int
  let least: Int64
  let greatest: Int64
  /// As a JSON array.
  let list: String

  init(_ ids: ArraySlice<Int64>) {
    count = ids.count
    least = ids.min() ?? 0
    greatest = ids.max() ?? 0
    list = "[\(ids.map(String.init).joined(separator: ","))]"
  }

  /// A condition with `list` as its only argument.
  static func hold(_ column: String) -> String { "\(column) IN (SELECT value FROM json_each(?))" }
}

/// A column that refers to another table's.
private struct Reference {
  let child: String
  let column: String
  let parent: String
  /// Nil for the parent's key.
  let parentColumn: String?
  let onDelete: String

  static func all(_ db: Database) throws -> [Reference] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT m.name, k."from", k."table", k."to", k.on_delete
        FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
        WHERE m.type = 'table' ORDER BY m.name, k.id
        """
    ).map { row in
      Reference(child: row[0], column: row[1], parent: row[2], parentColumn: row[3], onDelete: row[4])
    }
  }
}
