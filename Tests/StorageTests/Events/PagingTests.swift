import Moderation
import Testing

@testable import Storage

@Suite struct PagingTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let account: AccountID

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    account = try await test.addAccount(in: scope)
  }

  /// All pages in order; `between` runs after each of them.
  private func walk<Element: Sendable>(
    _ fetch: (PageRequest) async throws -> Page<Element>, between: () async throws -> Void = {}
  ) async throws -> [Element] {
    var items: [Element] = []
    var before: Int64?
    repeat {
      let page = try await fetch(PageRequest(before: before, limit: 7))
      #expect(page.items.count == 7 || page.next == nil)
      items += page.items
      before = page.next
      try await between()
    } while before != nil
    return items
  }

  private func fill() async {
    for number in 0..<50 {
      test.clock.advance(by: .milliseconds(number % 3))
      _ = await test.record([
        .doomed("\(number)", of: account, in: scope), .parked([UInt8(number)], of: account, in: scope),
      ])
    }
  }

  @Test("Walking the pages of events, actions and parked deliveries yields each once, newest first, while more come")
  func eventsWhileAdding() async throws {
    await fill()
    let repository = EventRepository(test.database)
    let expected = (0..<50).reversed().map { "\($0)" }
    var extra = 100
    func add() async {
      _ = await test.record([
        .doomed("\(extra)", of: account, in: scope), .parked([1, UInt8(extra)], of: account, in: scope),
      ])
      extra += 1
    }
    let events = try await walk(
      { try await repository.events(matching: EventFilter(), page: $0, in: scope) }, between: add)
    #expect(events.map(\.comment.commentID) == expected)
    let count = extra - 100
    let actions = try await walk(
      { try await repository.actions(matching: ActionFilter(), page: $0, in: scope) }, between: add)
    #expect(actions.map(\.commentID).suffix(50) == expected[...])
    #expect(actions.count == 50 + count)
    let parked = try await walk({ try await repository.parked(page: $0, in: scope) }, between: add)
    #expect(parked.suffix(50).map(\.body) == (0..<50).reversed().map { [UInt8($0)] })
  }

  @Test("A page that ends exactly with the last row has no next")
  func exact() async throws {
    for number in 0..<14 { _ = await test.record([.comment("\(number)", of: account, in: scope)]) }
    let events = try await walk {
      try await EventRepository(test.database).events(matching: EventFilter(), page: $0, in: scope)
    }
    #expect(events.count == 14)
  }

  @Test("Tenants and accounts are yielded once each by their pages")
  func tenantsAndAccounts() async throws {
    for number in 0..<49 {
      try await test.addTenant("tenant \(number)")
      _ = try await test.addAccount("account \(number)", in: scope)
    }
    let tenants = try await walk {
      try await TenantRepository(test.database).tenants(named: nil, page: $0, in: TestDatabase.gateway)
    }
    #expect(tenants.count == 50 && Set(tenants.map(\.name)).count == 50)
    let accounts = try await walk { try await AccountRepository(test.database).accounts(page: $0, in: scope) }
    #expect(accounts.count == 50 && Set(accounts.map(\.name)).count == 50)
  }

  @Test("Each filter of events leaves exactly what it names, alone and together")
  func filters() async throws {
    let other = try await test.addAccount("other", in: scope)
    let early = test.clock.now
    _ = await test.record([
      .comment("1", verdict: .allow, of: account, in: scope), .comment("1", verdict: .hide, of: other, in: scope),
      .comment("2", verdict: .hide, of: account, in: scope),
    ])
    test.clock.advance(by: .seconds(10))
    let late = test.clock.now
    _ = await test.record([.comment("1", kind: .hidden, of: other, in: scope)])
    let rows: [(EventFilter, Int)] = [
      (EventFilter(), 4),
      (EventFilter(accountID: account), 2),
      (EventFilter(kind: .hidden), 1),
      (EventFilter(verdict: .hide), 2),
      (EventFilter(commentID: "1"), 3),
      (EventFilter(commentID: "1' OR 1=1 --"), 0),
      (EventFilter(accountID: other, kind: .created, verdict: .hide, commentID: "1"), 1),
      (EventFilter(received: TimeRange(start: early, end: late)), 3),
      (EventFilter(received: TimeRange(start: late)), 1),
      (EventFilter(received: TimeRange(end: early)), 0),
      (EventFilter(received: TimeRange(start: late, end: early)), 0),
      (EventFilter(received: TimeRange(start: early + .milliseconds(1), end: late + .milliseconds(1))), 1),
    ]
    for (filter, count) in rows {
      let page = try await EventRepository(test.database).events(matching: filter, page: PageRequest(), in: scope)
      #expect(page.items.count == count, "\(filter)")
    }
  }

  @Test("Deliveries parked without a tenant are the gateway's, and no tenant sees them")
  func parkedWithoutTenant() async throws {
    for byte in UInt8(0)..<9 {
      let entry = JournalEntry(
        tenantID: nil, accountID: nil, content: .parked(reason: "no such account", body: [byte]),
        receivedAt: test.clock.now)
      // A repetition is kept once, as everywhere.
      #expect(await test.record([entry, entry]) == [.stored, .duplicate])
    }
    let repository = EventRepository(test.database)
    let found = try await walk { try await repository.parkedWithoutTenant(page: $0, in: TestDatabase.gateway) }
    #expect(found.map(\.body) == (UInt8(0)..<9).reversed().map { [$0] })
    #expect(try await repository.parked(page: PageRequest(), in: scope).items.isEmpty)
  }
}
