internal import Moderation

/// When an action was asked for. As a rule its id tells, so that the column is empty for nearly all.
enum ActionAsked {
  /// SQL for the moment, in milliseconds.
  static let sql = "coalesce(actions.asked_at, actions.id >> \(EventIDGenerator.bitsBelowTime))"

  /// What the column holds.
  static func column(at moment: Timestamp, id: Int64) -> Int64? {
    EventIDGenerator.moment(of: id) == moment ? nil : moment.milliseconds
  }
}
