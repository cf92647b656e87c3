import Moderation
import Testing

@testable import Enforcement

/// Who gets TikTok's calls when there are not enough for all, on a clock of the tests' own.
@Suite(.timeLimit(.minutes(5))) struct FairnessTests {
  private typealias Line = CallSimulation.Line

  private let app = AppID.fresh()

  /// `count` accounts of one tenant, each with so many pending hides.
  private func tenant(_ count: Int, pending: Int, _ urgency: PlatformCall.Urgency = .prompt) -> [Line] {
    let tenant = TenantID.fresh()
    return (0..<count).map { _ in
      var account = Account.sample(app: app)
      account.tenantID = tenant
      return Line(account: account, urgency: urgency, pending: pending)
    }
  }

  @Test(
    "A single hide of another tenant gets the app's next free call, though one account with 10,000 pending has all",
    arguments: 1...10)
  func singleHide(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // So few calls that one account can take them all, and none are kept for newcomers.
    var simulation = CallSimulation(
      CallLimits(perAccount: 40, perApp: 40, perSecond: 10), lines: tenant(1, pending: 10_000) + tenant(1, pending: 0),
      seed: seed)
    simulation.asksInTurn = seed % 2 == 0
    for _ in 0..<10 {
      simulation.run(for: .milliseconds(Int.random(in: 1...90_000, using: &generator)))
      let before = simulation.made.count
      simulation.lines[1].pending += 1
      simulation.run(for: .seconds(120))
      // Nobody's call begins sooner after it was asked for.
      let hide = try #require(simulation.made[before...].first { $0.line == 1 })
      #expect(hide.began == simulation.made[before].began)
    }
  }

  @Test(
    "It goes out within a moment while the app has as many calls as TikTok's basic level gives, though others want all",
    arguments: 1...5)
  func atOnce(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Twenty accounts can take all of the app's calls.
    var simulation = CallSimulation(lines: tenant(20, pending: 10_000) + tenant(1, pending: 0), seed: seed)
    simulation.run(for: .seconds(61))
    for _ in 0..<8 {
      simulation.run(for: .milliseconds(Int.random(in: 5_000...15_000, using: &generator)))
      let asked = simulation.now
      simulation.lines[20].pending += 1
      simulation.run(for: .seconds(1))
      // The next of the ten that a second has.
      let hide = simulation.made.last { $0.line == 20 && $0.began >= asked }
      #expect(hide.map { $0.began - asked < .milliseconds(200) } == true)
    }
  }

  @Test(
    "Fifteen busy accounts fill the app's calls to 95 % and TikTok never counts one too many",
    arguments: [1, 2, 3], [true, false])
  func filled(seed: UInt64, isOneTenant: Bool) {
    let lines =
      isOneTenant ? tenant(15, pending: 10_000) : (0..<15).flatMap { _ in tenant(1, pending: 10_000) }
    var simulation = CallSimulation(lines: lines, seed: seed)
    simulation.latency = 30...1_500
    simulation.run(for: .seconds(300))
    let arrivals = simulation.made.map(\.arrival)
    #expect(arrivals.count { $0 < CallSimulation.start + .seconds(300) } >= 600 * 5 * 95 / 100)
    #expect(arrivals.mostInAMinute <= 600)
    #expect(simulation.made.map(\.began).most(in: .seconds(1)) <= 10)
    for line in lines.indices {
      #expect(simulation.made.filter { $0.line == line }.map(\.arrival).mostInAMinute <= 40)
    }
  }

  @Test(
    "Tenants get equal parts of an app, of which each may have what others leave, whoever asks first",
    arguments: [1, 2], [true, false])
  func maxMin(seed: UInt64, asksInTurn: Bool) {
    // One with ten times as many accounts, one as busy with few, one that wants little.
    let lines = tenant(30, pending: 10_000) + tenant(8, pending: 10_000) + tenant(1, pending: 10_000)
    var simulation = CallSimulation(lines: lines, seed: seed)
    simulation.asksInTurn = asksInTurn
    simulation.run(for: .seconds(120))
    let steady = simulation.now
    simulation.run(for: .seconds(180))
    let shares = [0..<30, 30..<38, 38..<39].map { range in
      simulation.made.count { range.contains($0.line) && $0.began >= steady }
    }
    // Of 588 a minute: the third can use 40, and 274 are for each of the others.
    #expect((3 * 37...3 * 40).contains(shares[2]))
    #expect((3 * 255...3 * 290).contains(shares[0]))
    #expect((3 * 255...3 * 290).contains(shares[1]))
    // And so among the accounts of the first.
    for line in 0..<30 { #expect((18...36).contains(simulation.count(of: line, since: steady))) }
  }

  @Test("Within each second, too, tenants get equal parts, however many accounts they have", arguments: 1...3)
  func second(seed: UInt64) {
    let lines = tenant(30, pending: 10_000) + tenant(4, pending: 10_000)
    var simulation = CallSimulation(CallLimits(perAccount: 400), lines: lines, seed: seed)
    simulation.asksInTurn = seed != 2
    simulation.run(for: .seconds(5))
    for _ in 0..<20 {
      let began = simulation.now
      simulation.run(for: .milliseconds(1_030))
      let parts = [0..<30, 30..<34].map { range in
        simulation.made.count { range.contains($0.line) && $0.began >= began }
      }
      #expect(abs(parts[0] - parts[1]) <= 2 && parts[0] + parts[1] >= 9, "\(parts)")
    }
  }

  @Test("Less urgent work of other accounts leaves no call of a second unused while hides wait")
  func noneLost() {
    let others = [PlatformCall.Urgency.undecided, .background, .confirming, .spare].flatMap { urgency in
      (0..<3).map { _ in
        var line = tenant(1, pending: 100_000, urgency)[0]
        line.endpoint = urgency == .background ? .hide : .comments
        return line
      }
    }
    var simulation = CallSimulation(lines: tenant(30, pending: 100_000) + others, seed: 1)
    simulation.latency = 30...1_500
    simulation.run(for: .seconds(180))
    #expect(simulation.made.count { $0.arrival < CallSimulation.start + .seconds(180) } >= 600 * 3 * 95 / 100)
  }

  @Test("Work that nobody waits for leaves room for a raid, none of whose hides waits for the minute's end")
  func raid() {
    let spare = tenant(20, pending: 100_000, .spare).map { line in
      var line = line
      line.endpoint = .comments
      return line
    }
    var simulation = CallSimulation(
      lines: spare + tenant(20, pending: 10_000, .background) + tenant(4, pending: 0), seed: 1)
    simulation.run(for: .seconds(150))
    let raid = simulation.now
    for line in 40..<44 { simulation.lines[line].pending = 15 }
    simulation.run(for: .seconds(10))
    let waits = simulation.made.filter { $0.line >= 40 }.map { ($0.began - raid).milliseconds }
    #expect(waits.count == 60)
    // Each second's calls are theirs.
    #expect(waits.allSatisfy { $0 < 7_500 })
    #expect(waits.count { $0 < 1_000 } >= 8)
    // Meanwhile background work had what there was.
    #expect(simulation.made.count { $0.line >= 20 && $0.line < 40 } >= 900)
  }

  @Test("What is less urgent does not stand still while prompt hides want every call")
  func floors() {
    let others = [PlatformCall.Urgency.undecided, .background, .confirming, .spare].map { urgency in
      var line = tenant(1, pending: 100_000, urgency)[0]
      line.endpoint = urgency == .background ? .hide : .comments
      return line
    }
    var simulation = CallSimulation(lines: tenant(30, pending: 100_000) + others, seed: 1)
    simulation.run(for: .seconds(120))
    let steady = simulation.now
    simulation.run(for: .seconds(120))
    let counts = (30..<34).map { simulation.count(of: $0, since: steady) }
    #expect(counts[0] >= 2 * 28 && counts[1] >= 2 * 11 && counts[2] >= 2 * 17)
    #expect(counts[3] >= 2 * 5)
    #expect(counts.reduce(0, +) <= 2 * 71)
  }

  @Test("Who was turned away and does not come back is not waited for")
  func forgotten() {
    let broker = QuotaBroker(CallLimits(perAccount: 10, perApp: 10, perSecond: 10))
    let (busy, gone) = (tenant(1, pending: 0)[0].call, tenant(1, pending: 0)[0].call)
    let start = CallSimulation.start
    for second in 0..<10 {
      #expect(broker.admit(busy, at: start + .seconds(second)) == .admitted)
      broker.ended(busy, .succeeded, at: start + .seconds(second))
    }
    #expect(broker.admit(gone, at: start + .seconds(10)) == .later(start + .seconds(60)))
    // The first call that is free is kept for it, for a while.
    #expect(broker.admit(busy, at: start + .seconds(60)) != .admitted)
    #expect(broker.quota(of: app, at: start + .seconds(60)).waiting == [.prompt: 2])
    #expect(broker.admit(busy, at: start + .seconds(60) + FairShare.patience) == .admitted)
  }

  @Test("An account that has used up an endpoint says until when, and one that has not is free")
  func usedUp() {
    let broker = QuotaBroker(CallLimits(perAccount: 2, perApp: 100))
    let account = Account.sample()
    let call = PlatformCall(.hide, for: account, urgency: .prompt)
    let start = CallSimulation.start
    for second in [0, 7] {
      #expect(broker.quota(of: account, at: start + .seconds(second)).barrier == nil)
      #expect(broker.admit(call, at: start + .seconds(second)) == .admitted)
      broker.ended(call, .succeeded, at: start + .seconds(second))
    }
    let quota = broker.quota(of: account, at: start + .seconds(8))
    #expect(quota.barrier == .usedUp(until: start + .seconds(60)))
    #expect(quota.endpoints[.hide] == QuotaUse(limit: 2, used: 2))
    #expect(broker.quota(of: account, at: start + .seconds(60)).barrier == nil)
  }

  @Test("Calls from before a start count, and a breach's pause goes on")
  func recalled() {
    let broker = QuotaBroker(CallLimits(perAccount: 2, perApp: 100))
    let (call, other) = (tenant(1, pending: 0)[0].call, Account.sample())
    let start = CallSimulation.start
    broker.recall(
      CallMemory(
        calls: [RecentCall(call, endedAt: start - .seconds(20)), RecentCall(call, endedAt: start - .seconds(10))],
        pauses: [CallPause(of: .app(other.appID ?? app), until: start + .seconds(100))], moment: start,
        wallMoment: start, isComplete: true))
    #expect(broker.admit(call, at: start) == .later(start + .seconds(40)))
    #expect(broker.admit(call, at: start + .seconds(40)) == .admitted)
    let paused = PlatformCall(.hide, for: other, urgency: .prompt)
    #expect(broker.admit(paused, at: start) == .later(start + .seconds(100)))
    #expect(broker.quota(of: other.appID ?? app, at: start).barrier == .paused(until: start + .seconds(100)))
  }
}
