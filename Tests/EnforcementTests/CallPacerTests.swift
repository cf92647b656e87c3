import Moderation
import Testing

@testable import Enforcement

@Suite struct CallPacerTests {
  private static let start = Timestamp(seconds: 1_700_000_000)
  private let account = Account.sample()

  private func moment(_ seconds: Int) -> Timestamp { Self.start + .seconds(seconds) }

  @Test("The window slides: a call makes room a minute after it ended, to the millisecond")
  func window() {
    let pacer = Pacer(CallLimits(perAccount: 2, perApp: 100))
    for second in [0, 10] {
      #expect(pacer.makeCall(.hide, for: account, at: moment(second)))
    }
    #expect(!pacer.mayCall(.hide, for: account, at: moment(20)))
    #expect(pacer.pausedAccounts(at: moment(20)) == [account.id])
    #expect(pacer.nextOpening == moment(60))
    #expect(!pacer.mayCall(.hide, for: account, at: moment(60) - .milliseconds(1)))
    #expect(pacer.pausedAccounts(at: moment(60)).isEmpty)
    #expect(pacer.makeCall(.hide, for: account, at: moment(60)))
    #expect(!pacer.mayCall(.hide, for: account, at: moment(69)))
    #expect(pacer.nextOpening == moment(70))
  }

  @Test("A call under way counts until a minute after its end, since nobody knows when TikTok counts it")
  func underWay() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 100))
    #expect(pacer.mayCall(.hide, for: account, at: moment(0)))
    #expect(!pacer.mayCall(.hide, for: account, at: moment(30)))
    pacer.ended(.hide, for: account, at: moment(40), isMade: true)
    #expect(!pacer.mayCall(.hide, for: account, at: moment(95)))
    #expect(pacer.mayCall(.hide, for: account, at: moment(100)))
  }

  @Test("What is used of the limits is that of the busiest, and goes with time alone")
  func use() {
    let pacer = Pacer(CallLimits(perAccount: 4, perApp: 10))
    #expect(pacer.use(at: moment(0)) == CallPacer.Use())
    for second in [0, 10] { #expect(pacer.makeCall(.hide, for: account, at: moment(second))) }
    #expect(pacer.makeCall(.delete, for: account, at: moment(10)))
    #expect(pacer.mayCall(.hide, for: account, at: moment(20)))
    #expect(pacer.use(at: moment(20)) == CallPacer.Use(account: 0.75, app: 0.4))
    #expect(pacer.use(at: moment(60)) == CallPacer.Use(account: 0.5, app: 0.3))
    pacer.ended(.hide, for: account, at: moment(61), isMade: false)
    #expect(pacer.use(at: moment(70)) == CallPacer.Use())
    let until = pacer.breached(by: account, at: moment(70))
    #expect(pacer.use(at: moment(71)) == CallPacer.Use(pausedApps: 1))
    #expect(pacer.use(at: until) == CallPacer.Use())
  }

  @Test("A call that was never made makes room at once")
  func unmade() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 1))
    #expect(pacer.mayCall(.hide, for: account, at: moment(0)))
    pacer.ended(.hide, for: account, at: moment(1), isMade: false)
    #expect(pacer.mayCall(.hide, for: account, at: moment(1)))
  }

  @Test("Hiding and unhiding share an endpoint, deleting has its own, and so has every account")
  func scopes() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 100))
    #expect(pacer.makeCall(.hide, for: account, at: moment(0)))
    #expect(pacer.makeCall(.delete, for: account, at: moment(0)))
    #expect(pacer.makeCall(.hide, for: .sample(app: account.appID), at: moment(0)))
    #expect(!pacer.mayCall(.unhide, for: account, at: moment(0)))
  }

  @Test("Replies that are at their limit do not keep the account from hiding")
  func replies() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 100))
    #expect(pacer.replyOpening(for: account, at: moment(0)) == nil)
    #expect(pacer.makeCall(.reply, for: account, at: moment(0)))
    #expect(pacer.replyOpening(for: account, at: moment(1)) == moment(60))
    #expect(pacer.pausedAccounts(at: moment(1)).isEmpty)
    #expect(pacer.makeCall(.hide, for: account, at: moment(1)))
    #expect(pacer.replyOpening(for: account, at: moment(60)) == nil)
    #expect(pacer.replyOpening(for: .sample(.open), at: moment(1)) == nil)
  }

  @Test("The accounts of an app share its limit, those of another do not feel it")
  func apps() {
    let pacer = Pacer(CallLimits(perAccount: 2, perApp: 3))
    let neighbour = Account.sample(app: account.appID)
    for index in 0..<3 { #expect(pacer.makeCall(.hide, for: index < 2 ? account : neighbour, at: moment(0))) }
    #expect(!pacer.mayCall(.hide, for: neighbour, at: moment(1)))
    // Both are known to wait, so that neither has to ask.
    #expect(pacer.pausedAccounts(at: moment(1)) == [account.id, neighbour.id])
    #expect(pacer.makeCall(.hide, for: .sample(), at: moment(1)))
    #expect(pacer.nextOpening == moment(60))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(60)))
  }

  @Test("After a breach the whole app waits, and no other")
  func breach() {
    let pacer = Pacer(CallLimits())
    let neighbour = Account.sample(app: account.appID)
    #expect(pacer.breached(by: account, at: moment(0)) == moment(300))
    #expect(pacer.pausedAccounts(at: moment(0)) == [account.id])
    #expect(!pacer.mayCall(.hide, for: account, at: moment(299)))
    #expect(!pacer.mayCall(.hide, for: neighbour, at: moment(299)))
    #expect(pacer.pausedAccounts(at: moment(299)) == [account.id, neighbour.id])
    #expect(pacer.makeCall(.hide, for: .sample(), at: moment(299)))
    #expect(pacer.pausedAccounts(at: moment(300)).isEmpty)
    #expect(pacer.makeCall(.hide, for: account, at: moment(300)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(300)))
  }

  @Test("An open account is not paced, and its breach pauses it alone, for its sliding minute")
  func open() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 1))
    let open = Account.sample(.open, app: account.appID)
    for _ in 0..<1_000 { #expect(pacer.mayCall(.delete, for: open, at: moment(0))) }
    #expect(pacer.breached(by: open, at: moment(0)) == moment(60))
    #expect(!pacer.mayCall(.delete, for: open, at: moment(59)))
    #expect(pacer.mayCall(.hide, for: account, at: moment(0)))
    #expect(pacer.mayCall(.delete, for: open, at: moment(60)))
  }

  @Test("A clock that is set back holds nobody up for longer than a pause lasts")
  func clockSetBack() {
    let pacer = Pacer(CallLimits(perAccount: 1))
    #expect(pacer.makeCall(.hide, for: account, at: moment(100_000)))
    #expect(!pacer.mayCall(.hide, for: account, at: moment(0)))
    #expect(pacer.nextOpening == moment(60))
    _ = pacer.breached(by: account, at: moment(100_000))
    _ = pacer.pausedAccounts(at: moment(0))
    #expect(pacer.pausedAccounts(at: moment(299)) == [account.id])
    #expect(pacer.nextOpening == moment(300))
    #expect(pacer.pausedAccounts(at: moment(300)).isEmpty)
    #expect(pacer.mayCall(.hide, for: account, at: moment(300)))
  }

  @Test("However calls fall, no minute at TikTok holds more than the limits", arguments: 1...20)
  func neverMore(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let limits = CallLimits(perAccount: Int.random(in: 1...10, using: &generator), perApp: 25)
    let pacer = Pacer(limits)
    let apps = [AppID.fresh(), AppID.fresh()]
    let accounts = (0..<8).map { Account.sample(app: apps[$0 % 2]) }
    var arrivals: [(account: Int, moment: Timestamp)] = []
    var underWay: [(account: Int, end: Timestamp)] = []
    var now = Self.start
    for _ in 0..<8_000 {
      now = now + .milliseconds(Int.random(in: 0...150, using: &generator))
      for call in underWay where call.end <= now {
        pacer.ended(.hide, for: accounts[call.account], at: now, isMade: true)
      }
      underWay.removeAll { $0.end <= now }
      let index = Int.random(in: accounts.indices, using: &generator)
      guard pacer.mayCall(.hide, for: accounts[index], at: now) else { continue }
      let end = now + .milliseconds(Int.random(in: 0...20_000, using: &generator))
      // TikTok counts it some time in between.
      let arrival = now + .milliseconds(Int64.random(in: 0...(end - now).milliseconds, using: &generator))
      arrivals.append((index, arrival))
      underWay.append((index, end))
    }
    #expect(arrivals.count > 50)
    for app in 0..<2 {
      #expect(Self.mostInAMinute(arrivals.filter { $0.account % 2 == app }.map(\.moment)) <= limits.perApp)
    }
    for index in accounts.indices {
      #expect(Self.mostInAMinute(arrivals.filter { $0.account == index }.map(\.moment)) <= limits.perAccount)
    }
  }

  private static func mostInAMinute(_ moments: [Timestamp]) -> Int {
    let sorted = moments.sorted()
    var first = 0
    var most = 0
    for last in sorted.indices {
      while sorted[last] - sorted[first] >= .seconds(60) { first += 1 }
      most = max(most, last - first + 1)
    }
    return most
  }

  @Test("Accounts that together want more than their app may have all get a share of it", arguments: [1, 2, 3])
  func noStarvation(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pacer = Pacer(CallLimits(perAccount: 40, perApp: 600))
    let app = AppID.fresh()
    let accounts = (0..<30).map { _ in Account.sample(app: app) }
    var counts: [AccountID: Int] = [:]
    var now = Self.start
    let end = now + .seconds(1_200)
    while now < end {
      let paused = pacer.pausedAccounts(at: now)
      // As the outbox hands them out: one each in turn, in another order each time.
      for account in accounts.shuffled(using: &generator) where !paused.contains(account.id) {
        if pacer.makeCall(.hide, for: account, at: now) { counts[account.id, default: 0] += 1 }
      }
      now = max(now + .milliseconds(50), min(pacer.nextOpening ?? now, now + .seconds(1)))
    }
    let total = counts.values.reduce(0, +)
    // All of the app's twenty minutes are used, and nobody has less than half of an equal share.
    #expect(total >= 600 * 19)
    for account in accounts { #expect(counts[account.id] ?? 0 >= total / accounts.count / 2) }
  }
}

/// A pacer that can be asked inside an expectation.
private final class Pacer {
  private var pacer: CallPacer

  init(_ limits: CallLimits) { pacer = CallPacer(limits) }

  var nextOpening: Timestamp? { pacer.nextOpening }

  func mayCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    pacer.mayCall(call(kind, account), at: moment)
  }

  func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    pacer.replyOpening(for: account, at: moment)
  }

  func ended(_ kind: Action.Kind, for account: Account, at moment: Timestamp, isMade: Bool) {
    pacer.ended(call(kind, account), at: moment, isMade: isMade)
  }

  func breached(by account: Account, at moment: Timestamp) -> Timestamp {
    pacer.breached(by: call(.hide, account), at: moment)
  }

  private func call(_ kind: Action.Kind, _ account: Account) -> PlatformCall {
    PlatformCall(PlatformCall.Endpoint(kind), for: account, urgency: .prompt)
  }

  func pausedAccounts(at moment: Timestamp) -> Set<AccountID> { pacer.pausedAccounts(at: moment) }

  func use(at moment: Timestamp) -> CallPacer.Use { pacer.use(at: moment) }

  /// A call that takes no time.
  func makeCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    guard mayCall(kind, for: account, at: moment) else { return false }
    ended(kind, for: account, at: moment, isMade: true)
    return true
  }
}
