import Moderation

@testable import Storage

extension TestDatabase {
  /// Does all that is asked for and, at `moment`, all that is due; slices of `budget` each. Answers how many slices it
  /// took and how many rows they say they came to.
  @discardableResult
  func runRetention(
    _ policy: RetentionPolicy = RetentionPolicy(), at moment: Timestamp? = nil, within budget: Duration = .seconds(1),
    atMost limit: Int = .max
  ) async throws -> (slices: Int, rows: Int) {
    let work = RetentionWorkRepository(database)
    var tasks = try await work.requestedTasks()
    if let moment { tasks += try await work.dueTasks(under: policy, at: moment) }
    var (slices, rows) = (0, 0)
    for task in tasks {
      var next: RetentionTask? = task
      while let current = next, slices < limit {
        let slice = try await work.carryOut(current, under: policy, within: budget)
        slices += 1
        rows += slice.rows
        next = slice.next
      }
    }
    return (slices, rows)
  }

  func commentIDs(of scope: TenantScope) async throws -> [String] {
    try await EventRepository(database).events(matching: EventFilter(), page: PageRequest(limit: 1000), in: scope)
      .items.map(\.comment.commentID).sorted()
  }
}
