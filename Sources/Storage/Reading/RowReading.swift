internal import GRDB
internal import Moderation

internal import struct FoundationEssentials.Data

/// How the domain's values are read from columns.
extension Row {
  func id<Entity>(_ column: String) -> Identifier<Entity> { Identifier(rawValue: self[column]) }

  func optionalID<Entity>(_ column: String) -> Identifier<Entity>? {
    if let value = self[column] as Int64? { Identifier(rawValue: value) } else { nil }
  }

  func time(_ column: String) -> Timestamp { Timestamp(milliseconds: self[column]) }

  func optionalTime(_ column: String) -> Timestamp? {
    (self[column] as Int64?).map(Timestamp.init(milliseconds:))
  }

  func secret(_ column: String) -> SealedSecret { SealedSecret(bytes: Array(self[column] as Data)) }

  func optionalSecret(_ column: String) -> SealedSecret? {
    (self[column] as Data?).map { SealedSecret(bytes: Array($0)) }
  }

  /// A text that was selected as a blob.
  func textFromBytes(_ column: String) -> String? {
    (self[column] as Data?).map { String(decoding: $0, as: UTF8.self) }
  }

  /// An enumeration's stored number. A number this build does not know means a damaged database.
  func value<Value: RawRepresentable<Int>>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
    let raw: Int = self[column]
    guard let value = Value(rawValue: raw) else {
      throw StorageError.failed(detail: "\(column) holds the unknown number \(raw)")
    }
    return value
  }

  /// An enumeration's stored name.
  func name<Value: RawRepresentable<String>>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
    let raw: String = self[column]
    guard let value = Value(rawValue: raw) else {
      throw StorageError.failed(detail: "\(column) holds an unknown name")
    }
    return value
  }
}

extension Sequence {
  /// For `json_each`.
  func jsonArray<Entity>() -> String where Element == Identifier<Entity> {
    "[\(map { String($0.rawValue) }.joined(separator: ","))]"
  }
}

extension SealedSecret {
  /// As SQLite stores it.
  var blob: Data { Data(bytes) }
}

extension Database {
  /// All rows, each read where SQLite has it: for many at once, of which copies would cost more than reading.
  func rows<Value>(_ sql: String, _ arguments: StatementArguments = [], _ read: (Row) throws -> Value) throws -> [Value]
  {
    let cursor = try Row.fetchCursor(self, sql: sql, arguments: arguments)
    var values: [Value] = []
    while let row = try cursor.next() { values.append(try read(row)) }
    return values
  }

  /// Runs one change and says whether it touched a row.
  func change(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
    try cachedStatement(sql: sql).execute(arguments: arguments)
    return changesCount > 0
  }
}

/// Cuts a page out of one row more than was asked for.
func page<Element: Sendable>(_ rows: [Element], limit: Int, id: (Element) -> Int64) -> Page<Element> {
  guard rows.count > limit else { return Page(items: rows, next: nil) }
  let items = Array(rows.prefix(limit))
  return Page(items: items, next: items.last.map(id))
}
