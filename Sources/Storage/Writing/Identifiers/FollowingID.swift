internal import Moderation

/// Ids for rows that are listed in the order in which they were written, whoever writes them: made as those of events
/// are, and always above the highest of their table.
enum FollowingID {
  /// An expression for the next id of `table`; ?1 is `earliest`, ?2 is `step`.
  static func sql(_ table: StaticString) -> String { "max(?1, coalesce((SELECT max(id) FROM \(table)), 0)) + ?2" }

  static func earliest(at moment: Timestamp) -> Int64 { EventIDGenerator.firstID(at: moment) }

  /// At random, so that an id does not tell how many there are.
  static func step() -> Int64 { Int64.random(in: 1...1023) }
}
