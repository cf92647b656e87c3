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
    #expect(pacer.refusal(.hide, for: account, at: moment(20)) == .account(moment(60)))
    #expect(!pacer.mayCall(.hide, for: account, at: moment(60) - .milliseconds(1)))
    #expect(pacer.makeCall(.hide, for: account, at: moment(60)))
    #expect(pacer.refusal(.hide, for: account, at: moment(69)) == .account(moment(70)))
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
    #expect(pacer.use(at: moment(0)) == [0, 0])
    for second in [0, 10] { #expect(pacer.makeCall(.hide, for: account, at: moment(second))) }
    #expect(pacer.makeCall(.delete, for: account, at: moment(10)))
    #expect(pacer.mayCall(.hide, for: account, at: moment(20)))
    #expect(pacer.use(at: moment(20)) == [0.75, 0.4])
    #expect(pacer.use(at: moment(60)) == [0.5, 0.3])
    pacer.ended(.hide, for: account, at: moment(61), isMade: false)
    #expect(pacer.use(at: moment(70)) == [0, 0])
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

  @Test("The accounts of an app share its limit, those of another do not feel it")
  func apps() {
    let pacer = Pacer(CallLimits(perAccount: 2, perApp: 3))
    let neighbour = Account.sample(app: account.appID)
    for index in 0..<3 { #expect(pacer.makeCall(.hide, for: index < 2 ? account : neighbour, at: moment(0))) }
    #expect(pacer.refusal(.hide, for: neighbour, at: moment(1)) == .app(moment(60)))
    #expect(pacer.makeCall(.hide, for: .sample(), at: moment(1)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(60)))
  }

  @Test("An app that TikTok allows other numbers has those, and no other app")
  func overrides() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 1))
    pacer.set(AppCallLimits(callsPerMinute: 3, accountCallsPerMinute: 2), of: account)
    let neighbour = Account.sample(app: account.appID)
    for second in [0, 2] { #expect(pacer.makeCall(.hide, for: account, at: moment(second))) }
    #expect(pacer.refusal(.hide, for: account, at: moment(4)) == .account(moment(60)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(4)))
    #expect(pacer.refusal(.hide, for: neighbour, at: moment(6)) == .app(moment(60)))
    let other = Account.sample()
    #expect(pacer.makeCall(.hide, for: other, at: moment(0)))
    #expect(!pacer.mayCall(.hide, for: other, at: moment(0)))
  }

  @Test("The last fiftieth of an app's calls is for tenants that have had fewer prompt ones than that")
  func newcomers() {
    let pacer = Pacer(CallLimits(perAccount: 1_000, perApp: 100))
    let newcomer = Account.sample(app: account.appID)
    for _ in 0..<98 { #expect(pacer.makeCall(.hide, for: account, at: moment(0))) }
    #expect(pacer.refusal(.hide, for: account, at: moment(1)) == .share(moment(60)))
    for _ in 0..<2 { #expect(pacer.makeCall(.hide, for: newcomer, at: moment(1))) }
    #expect(pacer.refusal(.hide, for: .sample(app: account.appID), at: moment(1)) == .app(moment(60)))
  }

  @Test("The less urgent calls are, the sooner they leave the rest to others, and the more evenly they come")
  func headroom() {
    let most: [PlatformCall.Urgency: Int] = [
      .prompt: 980, .undecided: 950, .background: 900, .confirming: 850, .spare: 500,
    ]
    for urgency in PlatformCall.Urgency.allCases {
      let pacer = Pacer(CallLimits(perAccount: 100_000, perApp: 1_000))
      // Others' calls count, too.
      for _ in 0..<300 { #expect(pacer.makeCall(.hide, for: account, at: moment(0))) }
      // Twice a minute's worth, over a minute.
      let made = (0..<2_000).count { step in
        pacer.makeCall(.comments, urgency, for: account, at: moment(0) + .milliseconds(step * 30))
      }
      #expect(300 + made == most[urgency], "\(urgency)")
    }
    let fresh = Pacer(CallLimits(perAccount: 100_000, perApp: 1_000))
    var burst = 0
    while fresh.makeCall(.comments, .spare, for: account, at: moment(0)) { burst += 1 }
    #expect((50...52).contains(burst))
    #expect(fresh.makeCall(.comments, .spare, for: account, at: moment(0) + .milliseconds(120)))
    #expect(!fresh.mayCall(.comments, .spare, for: account, at: moment(0) + .milliseconds(120)))
  }

  @Test("What is less urgent has a few calls of its own while prompt ones want all")
  func floors() {
    let pacer = Pacer(CallLimits(perAccount: 100_000, perApp: 1_000))
    for _ in 0..<900 { #expect(pacer.makeCall(.hide, for: account, at: moment(0))) }
    var counts: [PlatformCall.Urgency: Int] = [:]
    for urgency in PlatformCall.Urgency.allCases.dropFirst().reversed() {
      while pacer.makeCall(.comments, urgency, for: account, at: moment(1)) { counts[urgency, default: 0] += 1 }
    }
    // Each what it is owed, and undecided ones what is left below the part for newcomers.
    #expect(counts == [.spare: 10, .confirming: 30, .background: 20, .undecided: 20])
  }

  @Test("After too many calls within a second the whole app waits for two, and no other app does")
  func breach() {
    let pacer = Pacer(CallLimits())
    let neighbour = Account.sample(app: account.appID)
    #expect(pacer.breached(by: account, at: moment(0)) == moment(2))
    #expect(pacer.refusal(.hide, for: account, at: moment(1)) == .app(moment(2)))
    #expect(pacer.refusal(.hide, for: neighbour, at: moment(1)) == .app(moment(2)))
    #expect(pacer.makeCall(.hide, for: .sample(), at: moment(1)))
    #expect(pacer.makeCall(.hide, for: account, at: moment(2)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(2)))
  }

  @Test("A refusal with nothing answered since the last one is of the minute, and the app waits for five")
  func repeatedBreach() {
    let pacer = Pacer(CallLimits())
    let neighbour = Account.sample(app: account.appID)
    #expect(pacer.breached(by: account, at: moment(0)) == moment(2))
    // Of a call that was under way then.
    #expect(pacer.breached(by: neighbour, at: moment(1)) == moment(3))
    #expect(pacer.breached(by: neighbour, at: moment(4)) == moment(304))
    #expect(pacer.refusal(.hide, for: account, at: moment(303)) == .app(moment(304)))
    // What is answered in between shows that the minute had room.
    let other = Account.sample()
    #expect(pacer.breached(by: other, at: moment(0)) == moment(2))
    pacer.answered(other)
    #expect(pacer.breached(by: other, at: moment(4)) == moment(6))
  }

  @Test("An account that is refused again while others of its app are answered waits alone")
  func accountBreach() {
    let pacer = Pacer(CallLimits())
    let neighbour = Account.sample(app: account.appID)
    #expect(pacer.breached(by: account, at: moment(0)) == moment(2))
    pacer.answered(neighbour)
    #expect(pacer.breached(by: account, at: moment(4)) == moment(304))
    #expect(pacer.refusal(.hide, for: account, at: moment(5)) == .account(moment(304)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(5)))
  }

  @Test("A refusal at the end of a full minute, in a second with few calls, can only be of the minute")
  func fullMinute() {
    let pacer = Pacer(CallLimits(perAccount: 1_000, perApp: 60), perSecond: 10)
    for second in 0..<55 { #expect(pacer.makeCall(.hide, for: account, at: moment(second))) }
    #expect(pacer.breached(by: account, at: moment(55)) == moment(355))
    // In a second with many it may be of that.
    let busy = Pacer(CallLimits(perAccount: 1_000, perApp: 60), perSecond: 10)
    for second in 0..<49 { #expect(busy.makeCall(.hide, for: account, at: moment(second))) }
    for step in 0..<7 { #expect(busy.makeCall(.hide, for: account, at: moment(50) + .milliseconds(110 * step))) }
    #expect(busy.breached(by: account, at: moment(51)) == moment(53))
  }

  @Test("An app makes so many calls a second and no more, some at once and the others evenly", arguments: [10, 50])
  func second(limit: Int) {
    let pacer = Pacer(CallLimits(perAccount: 100_000, perApp: 100_000), perSecond: limit)
    var made: [Timestamp] = []
    for step in 0..<5_000 {
      let now = moment(0) + .milliseconds(step)
      while pacer.makeCall(.hide, for: account, at: now) { made.append(now) }
    }
    #expect(made.most(in: .seconds(1)) <= limit)
    #expect(made.count { $0 == moment(0) } == limit / 4 + 1)
    // As many as TikTok takes, but for what the ways to it may differ by.
    #expect(made.count >= 5 * limit * 97 / 100)
    // Another app has its own.
    #expect(pacer.makeCall(.hide, for: .sample(), at: moment(5)))
  }

  @Test("An open account is not paced, and its breach pauses it alone, for its sliding minute")
  func open() {
    let pacer = Pacer(CallLimits(perAccount: 1, perApp: 1))
    let open = Account.sample(.open, app: account.appID)
    for _ in 0..<1_000 { #expect(pacer.mayCall(.delete, for: open, at: moment(0))) }
    #expect(pacer.breached(by: open, at: moment(0)) == moment(60))
    #expect(pacer.refusal(.delete, for: open, at: moment(59)) == .account(moment(60)))
    #expect(pacer.mayCall(.hide, for: account, at: moment(0)))
    #expect(pacer.mayCall(.delete, for: open, at: moment(60)))
  }

  @Test("However calls fall, no minute at TikTok holds more than the limits", arguments: 1...20)
  func neverMore(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let limits = CallLimits(perAccount: Int.random(in: 1...10, using: &generator), perApp: 25)
    let pacer = Pacer(limits)
    let apps = [AppID.fresh(), AppID.fresh()]
    let accounts = (0..<8).map { Account.sample(app: apps[$0 % 2]) }
    var arrivals: [(account: Int, moment: Timestamp)] = []
    var underWay: [(account: Int, urgency: PlatformCall.Urgency, end: Timestamp)] = []
    var now = Self.start
    for _ in 0..<8_000 {
      now = now + .milliseconds(Int.random(in: 0...150, using: &generator))
      for call in underWay where call.end <= now {
        pacer.ended(.hide, call.urgency, for: accounts[call.account], at: now, isMade: true)
      }
      underWay.removeAll { $0.end <= now }
      let index = Int.random(in: accounts.indices, using: &generator)
      let urgency = PlatformCall.Urgency.allCases.randomElement(using: &generator) ?? .prompt
      guard pacer.mayCall(.hide, urgency, for: accounts[index], at: now) else { continue }
      let end = now + .milliseconds(Int.random(in: 0...20_000, using: &generator))
      // TikTok counts it some time in between.
      let arrival = now + .milliseconds(Int64.random(in: 0...(end - now).milliseconds, using: &generator))
      arrivals.append((index, arrival))
      underWay.append((index, urgency, end))
    }
    #expect(arrivals.count > 50)
    for app in 0..<2 {
      #expect(arrivals.filter { $0.account % 2 == app }.map(\.moment).mostInAMinute <= limits.perApp)
    }
    for index in accounts.indices {
      #expect(arrivals.filter { $0.account == index }.map(\.moment).mostInAMinute <= limits.perAccount)
    }
  }
}

/// A pacer that can be asked inside an expectation.
private final class Pacer {
  private var pacer: CallPacer

  /// Most tests are of the minute.
  init(_ limits: CallLimits, perSecond: Int = 100_000) {
    var limits = limits
    limits.perSecond = perSecond
    pacer = CallPacer(limits)
  }

  func answered(_ account: Account) { pacer.answered(PlatformCall(.hide, for: account, urgency: .prompt)) }

  func set(_ limits: AppCallLimits, of account: Account) {
    if let app = account.appID { pacer.overrides[app] = limits }
  }

  func refusal(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> CallPacer.Refusal? {
    pacer.refusal(of: PlatformCall(PlatformCall.Endpoint(kind), for: account, urgency: .prompt), at: moment)
  }

  /// The call is under way then.
  func mayCall(
    _ endpoint: PlatformCall.Endpoint, _ urgency: PlatformCall.Urgency, for account: Account, at moment: Timestamp
  ) -> Bool {
    let call = PlatformCall(endpoint, for: account, urgency: urgency)
    guard pacer.refusal(of: call, at: moment) == nil else { return false }
    pacer.began(call, at: moment)
    return true
  }

  func mayCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    mayCall(PlatformCall.Endpoint(kind), .prompt, for: account, at: moment)
  }

  func ended(
    _ endpoint: PlatformCall.Endpoint, _ urgency: PlatformCall.Urgency, for account: Account, at moment: Timestamp,
    isMade: Bool
  ) {
    pacer.ended(PlatformCall(endpoint, for: account, urgency: urgency), at: moment, isMade: isMade)
  }

  func ended(_ kind: Action.Kind, for account: Account, at moment: Timestamp, isMade: Bool) {
    ended(PlatformCall.Endpoint(kind), .prompt, for: account, at: moment, isMade: isMade)
  }

  /// A call that takes no time.
  func makeCall(
    _ endpoint: PlatformCall.Endpoint, _ urgency: PlatformCall.Urgency, for account: Account, at moment: Timestamp
  ) -> Bool {
    guard mayCall(endpoint, urgency, for: account, at: moment) else { return false }
    ended(endpoint, urgency, for: account, at: moment, isMade: true)
    return true
  }

  func makeCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    makeCall(PlatformCall.Endpoint(kind), .prompt, for: account, at: moment)
  }

  func breached(by account: Account, at moment: Timestamp) -> Timestamp {
    pacer.breached(by: PlatformCall(.hide, for: account, urgency: .prompt), at: moment).until
  }

  func use(at moment: Timestamp) -> [Double] {
    let use = pacer.greatestUse(at: moment)
    return [use.account, use.app]
  }
}
