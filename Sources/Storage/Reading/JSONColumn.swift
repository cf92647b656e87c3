internal import FoundationEssentials
internal import GRDB
internal import Moderation

/// Values that are kept as JSON in one column, because nothing is ever looked for in them.
enum JSONColumn {
  static func text(of value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }
}

extension Row {
  /// What a column of JSON holds. One that cannot be read means a damaged database.
  func json<Value: Decodable>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data((self[column] as String).utf8))
    } catch {
      throw StorageError.failed(detail: "\(column) holds no \(type)")
    }
  }
}
