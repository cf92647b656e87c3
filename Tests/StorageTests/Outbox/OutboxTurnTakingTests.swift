import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct OutboxTurnTakingTests {
  /// Turns as they are defined, each found by looking at everybody.
  private struct Plain {
    struct Entry {
      var line: OutboxTurnTaking.Line
      var calls: Int
      var places: Int
    }

    var entries: [Entry] = []
    var tenantCalls: [String: Int] = [:]
    let limit: Int

    init(_ lines: [OutboxTurnTaking.Line], turns: OutboxTurns, taken: [AccountID: Int], limit: Int) {
      self.limit = limit
      for line in lines {
        let places = taken[line.account] ?? 0
        guard places < limit, !turns.closedAccounts.contains(.init(line.account, .prompt)),
          !(line.app.map { turns.closedApps.contains(.init($0, .prompt)) } ?? false)
        else { continue }
        let calls = max(turns.accountCalls[.init(line.account, .prompt)] ?? 0, places)
        entries.append(Entry(line: line, calls: calls, places: places))
        if let app = line.app {
          tenantCalls[Self.share(line)] = turns.tenantCalls[.init(.init(of: line.tenant, in: app), .prompt)] ?? 0
        } else {
          tenantCalls[Self.share(line), default: 0] += calls
        }
      }
    }

    static func share(_ line: OutboxTurnTaking.Line) -> String {
      "\(line.tenant) \(line.app.map { "\($0)" } ?? "")"
    }

    /// The first among equals.
    private var current: Int? {
      entries.indices.min { rank(of: entries[$0]) < rank(of: entries[$1]) }
    }

    private func rank(of entry: Entry) -> (Int, Int) { (tenantCalls[Self.share(entry.line)] ?? 0, entry.calls) }

    var next: AccountID? { current.map { entries[$0].line.account } }

    mutating func take() {
      guard let index = current else { return }
      entries[index].calls += 1
      entries[index].places += 1
      tenantCalls[Self.share(entries[index].line), default: 0] += 1
      if entries[index].places >= limit { entries.remove(at: index) }
    }

    mutating func leave() { if let index = current { entries.remove(at: index) } }
  }

  @Test(
    "Turns are those of looking at everybody each time, whoever has how many calls and leaves when", arguments: 0..<200)
  func plain(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let apps = (1...3).map { AppID(rawValue: $0) }
    let lines = (1...Int64.random(in: 1...12, using: &generator)).map { number in
      OutboxTurnTaking.Line(
        account: AccountID(rawValue: number), tenant: TenantID(rawValue: Int64.random(in: 1...4, using: &generator)),
        app: Bool.random(using: &generator) ? apps.randomElement(using: &generator) : nil)
    }
    var turns = OutboxTurns()
    var taken: [AccountID: Int] = [:]
    for line in lines {
      let account = OutboxTurns.Line(line.account, Action.Urgency.prompt)
      turns.accountCalls[account] = Int.random(in: 0...5, using: &generator)
      if Int.random(in: 0..<6, using: &generator) == 0 { turns.closedAccounts.insert(account) }
      taken[line.account] = Int.random(in: 0...3, using: &generator)
      guard let app = line.app else { continue }
      turns.tenantCalls[.init(.init(of: line.tenant, in: app), .prompt)] = Int.random(in: 0...9, using: &generator)
      if Int.random(in: 0..<12, using: &generator) == 0 { turns.closedApps.insert(.init(app, .prompt)) }
    }
    var turn = OutboxTurnTaking(lines, urgency: .prompt, turns: turns, taken: taken, limit: 4)
    var plain = Plain(lines, turns: turns, taken: taken, limit: 4)
    for _ in 0..<60 {
      #expect(turn.next == plain.next)
      if Int.random(in: 0..<8, using: &generator) == 0 {
        turn.leave()
        plain.leave()
      } else {
        turn.take()
        plain.take()
      }
    }
    #expect(turn.next == nil)
  }
}
