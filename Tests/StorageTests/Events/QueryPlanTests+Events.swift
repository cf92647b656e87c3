import Moderation
import Testing

@testable import Storage

/// What filters of events, and what belongs to one of them, are found by, where a tenant has a million.
extension QueryPlanTests {
  static let lookUps: [Expectation] = [
    Expectation(
      testDescription: "actions of an event", marker: "FROM actions INDEXED", indices: ["actions_by_event (event_id=?"]
    ) {
      _ = try await EventRepository($0.test.database)
        .actions(matching: ActionFilter(eventID: $0.event.id), page: PageRequest(before: 5), in: $0.scope)
    },
    Expectation(testDescription: "attempts", marker: "FROM attempts WHERE", indices: ["PRIMARY KEY"]) {
      _ = try await EventRepository($0.test.database).attempts(of: $0.action.id, in: $0.scope)
    },
    Expectation(
      testDescription: "last deliveries", marker: "CROSS JOIN account_silences",
      indices: ["(tenant_id=? AND rowid=?)", "account_silences USING INTEGER PRIMARY KEY"]
    ) {
      _ = try await AccountRepository($0.test.database).lastDeliveries(of: [$0.account.id], in: $0.scope)
    },
  ]

  private func listing(_ filter: EventFilter, before: Int64? = nil) async throws -> (sql: String, plan: [String]) {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let sent = try await statements(test) {
      _ = try await EventRepository(test.database)
        .events(matching: filter, page: PageRequest(before: before), in: world.scope)
    }
    let sql = try #require(sent.first { $0.contains("FROM events") })
    return (sql, try await plan(of: sql, test))
  }

  @Test("A comment's events are found by the comment, and not among all of its tenant's")
  func comment() async throws {
    let plan = try await listing(EventFilter(commentID: "1")).plan
    #expect(plan.first?.contains("events USING INDEX events_once (comment_id=?)") == true, "\(plan)")
  }

  @Test("Events with a verdict are found by their decisions; others are not read")
  func verdict() async throws {
    let plan = try await listing(EventFilter(verdict: .hold)).plan
    let steps = [
      "listed USING COVERING INDEX events_by_tenant", "decisions USING INTEGER PRIMARY KEY", "SEARCH events ",
    ]
    for (line, step) in zip(plan, steps) { #expect(line.contains(step), "\(plan)") }
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  }

  @Test("A page of events has one end to begin at, whatever asks for it: the page before, or a moment")
  func oneEnd() async throws {
    let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(1))
    let sql = try await listing(EventFilter(received: range), before: .max).sql
    #expect(sql.split(separator: "events.id <").count == 2, "\(sql)")
  }
}
