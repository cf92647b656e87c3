internal import GRDB
internal import Moderation

/// The conditions under which an action is a dead letter that a filter means.
struct DeadLetterQuery {
  /// As in the index `actions_given_up`.
  static let isIndexed = "actions.state IN (\(Action.State.failed.rawValue), \(Action.State.dead.rawValue))"

  /// A reply on its way stands in the index too, until its outcome is recorded.
  static let isGivenUp = "\(isIndexed) AND actions.sending_at IS NULL"

  static let isSeen = DeletedAccounts.leaveOut(of: "actions")

  /// Conditions with their values, besides `isGivenUp`, `isSeen` and the tenant's.
  private(set) var conditions: [(sql: String, value: DatabaseValue)] = []

  init(_ filter: DeadLetterFilter) {
    if let account = filter.accountID { add("actions.account_id = ?", account.rawValue) }
    if let kind = filter.kind { add("actions.carried_out_as = ?", kind.rawValue) }
    if let failure = filter.failure {
      add("coalesce(actions.failure, '\(Action.Failure.unknown.rawValue)') = ?", failure.rawValue)
    }
    if let start = filter.givenUp.start { add("actions.updated_at >= ?", start.milliseconds) }
    if let end = filter.givenUp.end { add("actions.updated_at < ?", end.milliseconds) }
  }

  /// To be put behind `tenant_id = ?`.
  var sql: String { conditions.reduce("\(Self.isGivenUp) AND \(Self.isSeen)") { $0 + " AND " + $1.sql } }
  var arguments: [DatabaseValue] { conditions.map(\.value) }

  private mutating func add(_ sql: String, _ value: some DatabaseValueConvertible) {
    conditions.append((sql, value.databaseValue))
  }
}
