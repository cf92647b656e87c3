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
    for _ in 0..<2 { #expect(pacer.makeCall(.hide, for: account, at: moment(0))) }
    #expect(pacer.refusal(.hide, for: account, at: moment(0)) == .account(moment(60)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(0)))
    #expect(pacer.refusal(.hide, for: neighbour, at: moment(0)) == .app(moment(60)))
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
    let ceilings: [PlatformCall.Urgency: Int] = [
      .prompt: 980, .undecided: 950, .background: 900, .confirming: 850, .spare: 500,
    ]
    for (urgency, ceiling) in ceilings {
      let pacer = Pacer(CallLimits(perAccount: 100_000, perApp: 1_000))
      // Twice a minute's worth, over a minute.
      let moments = (0..<2_000).map { moment(0) + .milliseconds($0 * 30) }
      #expect(moments.count { pacer.makeCall(.comments, urgency, for: account, at: $0) } == ceiling, "\(urgency)")
      let end = moments[1_999]
      let left = (0..<1_000).count { _ in pacer.makeCall(.comments, .prompt, for: account, at: end) }
      #expect(left == 980 - ceiling, "\(urgency)")
    }
    let fresh = Pacer(CallLimits(perAccount: 100_000, perApp: 1_000))
    var burst = 0
    while fresh.makeCall(.comments, .spare, for: account, at: moment(0)) { burst += 1 }
    #expect((50...52).contains(burst))
    #expect(fresh.makeCall(.comments, .spare, for: account, at: moment(0) + .milliseconds(120)))
    #expect(!fresh.mayCall(.comments, .spare, for: account, at: moment(0) + .milliseconds(120)))
  }

  @Test("What is less urgent has a few calls of its own while prompt ones want all, but for spare ones")
  func floors() {
    let pacer = Pacer(CallLimits(perAccount: 100_000, perApp: 1_000))
    for _ in 0..<900 { #expect(pacer.makeCall(.hide, for: account, at: moment(0))) }
    var counts: [PlatformCall.Urgency: Int] = [:]
    for urgency in PlatformCall.Urgency.allCases.dropFirst() {
      while pacer.makeCall(.comments, urgency, for: account, at: moment(1)) { counts[urgency, default: 0] += 1 }
    }
    // Undecided ones go up to their ceiling of 950, the others to what they are owed.
    #expect(counts == [.undecided: 50, .background: 20, .confirming: 10])
  }

  @Test("After a breach the whole app waits, and no other")
  func breach() {
    let pacer = Pacer(CallLimits())
    let neighbour = Account.sample(app: account.appID)
    #expect(pacer.breached(by: account, at: moment(0)) == moment(300))
    #expect(pacer.refusal(.hide, for: account, at: moment(299)) == .app(moment(300)))
    #expect(pacer.refusal(.hide, for: neighbour, at: moment(299)) == .app(moment(300)))
    #expect(pacer.makeCall(.hide, for: .sample(), at: moment(299)))
    #expect(pacer.makeCall(.hide, for: account, at: moment(300)))
    #expect(pacer.makeCall(.hide, for: neighbour, at: moment(300)))
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

  init(_ limits: CallLimits) { pacer = CallPacer(limits) }

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
