internal import GRDB
internal import Moderation

/// A listing that cannot leave its tenant: the scope is the first condition, whatever is added.
struct ScopedQuery: Sendable {
  private let selection: String
  /// The column that pages count by, with its table.
  let id: String
  private var conditions: [String]
  private(set) var arguments: [DatabaseValue]
  let limit: Int

  init(from selection: String, table: String, id: String = "id", scope: TenantScope, page: PageRequest) {
    self.selection = selection
    self.id = "\(table).\(id)"
    limit = page.limit
    conditions = ["\(table).tenant_id = ?", "\(table).\(id) < ?"]
    arguments = [scope.tenantID.rawValue.databaseValue, (page.before ?? Int64.max).databaseValue]
  }

  mutating func require(_ condition: String) { conditions.append(condition) }

  mutating func require(_ condition: String, _ value: some DatabaseValueConvertible) {
    conditions.append(condition)
    arguments.append(value.databaseValue)
  }

  /// One row more than the page holds tells whether there is a next page.
  var sql: String {
    "\(selection) WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(id) DESC LIMIT \(limit + 1)"
  }
}
