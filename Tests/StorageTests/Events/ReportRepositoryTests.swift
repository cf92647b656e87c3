import Moderation
import Testing

@testable import Storage

@Suite struct ReportRepositoryTests {
  /// Counted one event at a time.
  private func naive(_ events: [StoredEvent], _ range: TimeRange, _ account: AccountID?) -> ReportTotals {
    var totals = ReportTotals()
    for event in events {
      if let start = range.start, event.receivedAt < start { continue }
      if let end = range.end, event.receivedAt >= end { continue }
      if let account, event.accountID != account { continue }
      totals.totalEvents += 1
      totals.byType[event.comment.kind.name, default: 0] += 1
      totals.byAction[event.decision?.verdict.name ?? "none", default: 0] += 1
      totals.first = min(totals.first ?? event.comment.occurredAt, event.comment.occurredAt)
      totals.last = max(totals.last ?? event.comment.occurredAt, event.comment.occurredAt)
    }
    return totals
  }

  @Test("Totals over any range equal a count of the events one by one", arguments: [1, 2])
  func property(seed: UInt64) async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let neighbour = try await World("neighbour", in: test)
    let accounts = [try await test.addAccount("x", in: scope), try await test.addAccount("y", in: scope)]
    var generator = SeededGenerator(seed: seed)
    for number in 0..<250 {
      test.clock.advance(by: .milliseconds(Int.random(in: 0...150_000, using: &generator)))
      // Now and then exactly on the hour.
      if number % 40 == 0 { test.clock.set(test.clock.now.startOfHour + .seconds(3600)) }
      let kind = CommentEvent.Kind.allCases.randomElement(using: &generator) ?? .created
      let occurred = test.clock.now - .milliseconds(Int.random(in: 0...9_000_000, using: &generator))
      _ = await test.record([
        .comment(
          "\(number)", kind: kind, verdict: Verdict.allCases.randomElement(using: &generator) ?? .allow,
          occurredAt: occurred, of: accounts.randomElement(using: &generator) ?? accounts[0], in: scope)
      ])
    }
    let events = try await EventRepository(test.database)
      .events(matching: EventFilter(), page: PageRequest(limit: 1000), in: scope).items
    #expect(events.count == 250)
    let reports = ReportRepository(test.database)
    let span = (test.clock.now - TestClock.start).milliseconds
    func moment() -> Timestamp? {
      let any = TestClock.start + .milliseconds(Int64.random(in: -4_000_000...span + 4_000_000, using: &generator))
      return switch Int.random(in: 0..<8, using: &generator) {
      case 0: nil
      case 1: any.startOfHour
      case 2: events.randomElement(using: &generator)?.receivedAt
      default: any
      }
    }
    for _ in 0..<300 {
      let start = moment()
      let nearby = start.map { $0 + .milliseconds(Int64.random(in: 0...3_000_000, using: &generator)) }
      let range = TimeRange(start: start, end: Bool.random(using: &generator) ? nearby : moment())
      let account = [nil, accounts[0], accounts[1], neighbour.account.id].randomElement(using: &generator) ?? nil
      let totals = try await reports.totals(received: range, account: account, in: scope)
      #expect(totals == naive(events, range, account), "\(range) \(String(describing: account))")
    }
    #expect(try await reports.totals(received: .always, account: nil, in: scope) == naive(events, .always, nil))
  }

  @Test("A range without events, without length or the wrong way round has no first and no last")
  func empty() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let now = test.clock.now
    for range in [
      TimeRange(start: now, end: now), TimeRange(start: now + .seconds(9), end: now - .seconds(7200)),
      TimeRange(end: now), TimeRange(start: now + .milliseconds(1)), TimeRange(start: Timestamp("9999-12-31")),
      TimeRange(end: Timestamp(milliseconds: -5_000_000)),
    ] {
      let totals = try await ReportRepository(test.database).totals(received: range, account: nil, in: world.scope)
      #expect(totals == ReportTotals(), "\(range)")
    }
    let wide = TimeRange(start: Timestamp(milliseconds: -5_000_000), end: Timestamp("9999-12-31"))
    #expect(
      try await ReportRepository(test.database).totals(received: wide, account: nil, in: world.scope).totalEvents == 4)
  }
}
