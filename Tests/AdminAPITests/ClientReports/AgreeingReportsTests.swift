import Moderation
import Outbound
import SchemaValidation
import Testing

@testable import AdminAPI

/// Three answers count the same comments: totals for operators, the overview, and the report that a client is sent.
@Suite("Reports that count the same thing") struct AgreeingReportsTests {
  private struct Received {
    var account: AccountID
    var kind: CommentEvent.Kind
    var verdict: Verdict?
    var at: Timestamp

    static func any(of accounts: [AccountID], at moment: Timestamp, using generator: inout SeededGenerator) -> Received
    {
      let kinds = CommentEvent.Kind.allCases + Array(repeating: .created, count: 9)
      let kind = kinds.randomElement(using: &generator) ?? .created
      return Received(
        account: accounts.randomElement(using: &generator) ?? accounts[0], kind: kind,
        verdict: kind == .created ? Verdict.allCases.randomElement(using: &generator) : nil, at: moment)
    }

    func entry(in scope: TenantScope) -> JournalEntry {
      let comment = CommentEvent(
        kind: kind, commentID: "\(UInt64.random(in: 0...UInt64.max))", videoID: "7301", authorID: "u1", username: "@a",
        text: "hi", occurredAt: at)
      return JournalEntry(
        tenantID: scope.tenantID, accountID: account,
        content: .comment(
          comment, decision: verdict.map { Decision(verdict: $0, basis: .byDefault, ruleSetVersion: 1) },
          action: verdict.flatMap { PlannedAction(for: $0, in: .open) }), receivedAt: at)
    }
  }

  /// By the names that answers have: no key where there is nothing.
  private struct Counts: Equatable {
    var byKind: [String: Int] = [:]
    var byVerdict: [String: Int] = [:]

    var total: Int { byKind.values.reduce(0, +) }

    init(_ events: [Received], since: Timestamp, until: Timestamp, account: AccountID?) {
      for event in events where since <= event.at && event.at < until && account ?? event.account == event.account {
        byKind[event.kind.name, default: 0] += 1
        if let verdict = event.verdict { byVerdict[verdict.name, default: 0] += 1 }
      }
    }

    init(kinds: JSONValue?, verdicts: JSONValue?) {
      byKind = Self.counts(kinds)
      byVerdict = Self.counts(verdicts)
    }

    /// Of the totals for operators, which count as `none` what is not moderated.
    init(totals: JSONValue) {
      self.init(kinds: totals["by_type"], verdicts: totals["by_action"])
      let none = byVerdict.removeValue(forKey: "none") ?? 0
      #expect(none == total - byVerdict.values.reduce(0, +))
    }

    static func counts(_ value: JSONValue?) -> [String: Int] {
      guard case .object(let members)? = value else { return [:] }
      return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.count) }).filter { $0.value > 0 }
    }
  }

  /// A month of it: three accounts, one of which is deleted in the end, beside a neighbour's.
  private struct Month {
    let world: World
    let seed: Seed
    let viewer: String
    let kept: [AccountID]
    let events: [Received]

    func get(_ path: String) async throws -> JSONValue {
      let answer = try await world.send(.get, "/v1/tenants/\(seed.tenant)\(path)", as: viewer)
      #expect(answer.status == 200, "\(answer.text)")
      return try JSONValue(json: answer.text)
    }

    func counts(_ since: Timestamp, _ until: Timestamp, _ account: AccountID? = nil) -> Counts {
      Counts(events.filter { kept.contains($0.account) }, since: since, until: until, account: account)
    }
  }

  private func with(_ seed: UInt64, _ test: (Month, inout SeededGenerator) async throws -> Void) async throws {
    let clock = MovingClock(at: try #require(Timestamp("2026-08-20T09:30:00Z")))
    try await World.with(clock: clock.clock) { world in
      var generator = SeededGenerator(seed: seed)
      let names = try await world.seed()
      // What every world begins with is behind all periods.
      clock.advance(by: .seconds(40 * 86_400 + Int64.random(in: 0...86_400, using: &generator)))
      let scope = TenantScope(ownWorkFor: names.tenant)
      var accounts: [AccountID] = []
      for name in ["Nord", "Süd", "West"] { accounts.append(try await world.addPlainAccount(name, in: scope)) }
      let neighbour = TenantScope(ownWorkFor: names.otherTenant)
      let foreign = try await world.addPlainAccount("Ost", in: neighbour)
      var events: [Received] = []
      for number in 0..<80 {
        // Some come close to each other, and some on the very edge of an hour.
        clock.advance(
          by: .milliseconds(Int64.random(in: 1...(number % 3 == 0 ? 60_000 : 48_000_000), using: &generator)))
        let now = world.now
        if number % 10 == 0 { clock.advance(by: now.startOfHour + .seconds(3600) - now) }
        let arrived = (0..<3).map { _ in Received.any(of: accounts, at: world.now, using: &generator) }
        let others = (0..<number % 2).map { _ in Received(account: foreign, kind: .created, verdict: .hide, at: now) }
        try await world.record(arrived.map { $0.entry(in: scope) } + others.map { $0.entry(in: neighbour) })
        events += arrived
      }
      _ = try await world.dependencies.accounts.delete(accounts[2], in: scope)
      let viewer = try #require(names.operators[.viewer])
      _ = try await world.addSession(viewer, token: "ghs_viewer-of-another-month")
      let month = Month(
        world: world, seed: names, viewer: "ghs_viewer-of-another-month", kept: [accounts[0], accounts[1]],
        events: events)
      try await test(month, &generator)
    }
  }

  @Test("agree with each other and with a plain count, whatever the edges, the account and the time zone are")
  func periods() async throws {
    try await with(1) { month, generator in
      try await month.world.dependencies.clientReports.brandings.setBranding(
        TenantBranding(timeZone: "Asia/Kathmandu"), basedOn: .anything, at: month.world.now,
        in: TenantScope(ownWorkFor: month.seed.tenant))
      let first = try #require(month.events.first).at
      let span = (try #require(month.events.last).at - first).milliseconds
      for round in 0..<6 {
        let since = first + .milliseconds(Int64.random(in: 0...span / 2, using: &generator))
        let until = since + .milliseconds(Int64.random(in: 0...span, using: &generator))
        for account in round % 2 == 0 ? [nil] : [month.kept[0]] {
          let query = "since=\(since)&until=\(until)" + (account.map { "&account=\($0)" } ?? "")
          let plain = month.counts(since, until, account)
          #expect(plain.total > 0)
          let totals = try await month.get("/report?\(query)")
          let report = try await month.get("/client-report?format=json&\(query)")
          #expect(totals["total_events"]?.count == plain.total)
          #expect(Counts(totals: totals) == plain)
          #expect(Counts(kinds: report["events"], verdicts: report["verdicts"]) == plain)
          #expect(report["time_to_hidden"] == totals["time_to_hidden"] && report["coverage"] == totals["coverage"])
          expectSums(of: report, month, since, until, plain)
        }
      }
    }
  }

  /// The parts of a report add up to its totals.
  private func expectSums(
    of report: JSONValue, _ month: Month, _ since: Timestamp, _ until: Timestamp, _ plain: Counts
  ) {
    let days = (report["days"] ?? .null).items.map { Counts.counts($0["verdicts"]) }
    #expect(days.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) } == plain.byVerdict)
    let week = (report["week"] ?? .null).items.flatMap(\.items).reduce(0) { $0 + $1.count }
    #expect(week == plain.byVerdict.values.reduce(0, +))
    for row in (report["accounts"] ?? .null).items {
      let own = AccountID(row["id"]?.text ?? "").map { month.counts(since, until, $0) }
      #expect(own?.byVerdict == Counts.counts(row["verdicts"]) && own?.total == row["events"]?.count)
    }
  }

  @Test("agree for the days of a report that begin by the clocks of a zone three quarters of an hour off")
  func localDays() async throws {
    try await with(2) { month, _ in
      try await month.world.dependencies.clientReports.brandings.setBranding(
        TenantBranding(timeZone: "Asia/Kathmandu"), basedOn: .anything, at: month.world.now,
        in: TenantScope(ownWorkFor: month.seed.tenant))
      let report = try await month.get("/client-report?format=json&since=2026-10-05&until=2026-10-20")
      #expect(
        report["since"]?.text == "2026-10-04T18:15:00.000Z" && report["until"]?.text == "2026-10-19T18:15:00.000Z")
      let (since, until) = (Timestamp("2026-10-04T18:15:00Z")!, Timestamp("2026-10-19T18:15:00Z")!)
      let plain = month.counts(since, until)
      #expect(Counts(kinds: report["events"], verdicts: report["verdicts"]) == plain && plain.total > 0)
      #expect((report["days"] ?? .null).items.count == 15)
      expectSums(of: report, month, since, until, plain)
    }
  }

  @Test("agree with the overview for the time that it looks back on")
  func overview() async throws {
    try await with(3) { month, _ in
      for period in OverviewPeriod.allCases {
        let overview = try await month.get("/overview?period=\(period.rawValue)")
        let (since, until) = (overview["since"]?.text ?? "", overview["until"]?.text ?? "")
        let plain = month.counts(try #require(Timestamp(since)), try #require(Timestamp(until)))
        #expect(plain.total > 0)
        #expect(overview["events"]?.count == plain.total)
        #expect(Counts.counts(overview["by_verdict"]) == plain.byVerdict)
        let totals = try await month.get("/report?since=\(since)&until=\(until)")
        let report = try await month.get("/client-report?format=json&since=\(since)&until=\(until)")
        #expect(Counts(totals: totals) == plain)
        #expect(Counts(kinds: report["events"], verdicts: report["verdicts"]) == plain)
        for part in ["time_to_hidden", "coverage"] {
          #expect(overview[part] == totals[part] && report[part] == totals[part], "\(period): \(part)")
        }
      }
    }
  }
}

extension World {
  fileprivate func addPlainAccount(_ name: String, in scope: TenantScope) async throws -> AccountID {
    let account = Account(
      id: .fresh(), tenantID: scope.tenantID, name: name, dialect: .open, openID: "open-id-\(name)", appID: nil,
      connection: .connected, isDisabled: false, createdAt: now, updatedAt: now)
    try await dependencies.accounts.create(account, tokens: nil, webhookSecret: nil, in: scope)
    return account.id
  }
}

extension JSONValue {
  fileprivate var count: Int { if case .number(let digits) = self { Int(digits) ?? -1 } else { -1 } }
}
