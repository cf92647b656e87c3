import Moderation
import Testing

@testable import Enforcement

@Suite("What the quota broker makes of a clock that is set back") struct BrokerClockTests {
  private static let start = Timestamp(seconds: 1_700_000_000)
  private static let lead = Duration.seconds(3 * 86_400)
  private static let tooMany = CallResult.failed(
    PlatformFailure(kind: .rateLimited, status: 200, code: "40100", message: "too many"))

  private let account = Account.sample()
  private var call: PlatformCall { PlatformCall(.hide, for: account, urgency: .prompt) }

  private func moment(_ seconds: Int) -> Timestamp { Self.start + .seconds(seconds) }

  /// As the clock shows it that was set back.
  private func later(_ seconds: Int) -> Timestamp { moment(seconds) - Self.lead }

  private func fail(_ broker: QuotaBroker, at moment: Timestamp) {
    #expect(broker.admit(call, at: moment) == .admitted)
    broker.ended(call, .failed(.sample(.transient)), at: moment)
  }

  @Test("a breach's pause ends when it would have, neither later nor sooner")
  func pause() throws {
    let broker = QuotaBroker()
    let app = try #require(account.appID)
    #expect(broker.admit(call, at: moment(0)) == .admitted)
    broker.ended(call, Self.tooMany, at: moment(0))
    // Nobody has noticed yet.
    #expect(broker.admit(call, at: later(100)) == .later(moment(300)))
    broker.moveAhead(by: Self.lead)
    #expect(broker.admit(call, at: later(101)) == .later(later(300)))
    #expect(broker.quota(of: app, at: later(299)).barrier == .paused(until: later(300)))
    #expect(broker.nextOpening == later(300))
    #expect(broker.turns(at: later(299)).closedApps.count == 1)
    #expect(broker.turns(at: later(300)).closedApps.isEmpty)
    #expect(broker.admit(call, at: later(300)) == .admitted)
    #expect(broker.breaches(since: later(0)).map(\.moment) == [later(0)])
  }

  @Test("a call counts for its minute, and so does one that ends before anybody has noticed")
  func window() {
    let broker = QuotaBroker(CallLimits(perAccount: 2, perApp: 100))
    for second in [0, 30] {
      #expect(broker.admit(call, at: moment(second)) == .admitted)
      if second == 0 { broker.ended(call, .succeeded, at: moment(0)) }
    }
    broker.ended(call, .succeeded, at: later(31))
    broker.moveAhead(by: Self.lead)
    #expect(broker.admit(call, at: later(59)) == .later(later(60)))
    #expect(broker.admit(call, at: later(60)) == .admitted)
    // By the broker's time it ended with the last question before the clock was set back.
    #expect(broker.admit(call, at: later(89)) == .later(later(90)))
    #expect(broker.admit(call, at: later(90)) == .admitted)
  }

  @Test("calls that are spread evenly go on where they were")
  func spread() {
    let broker = QuotaBroker(CallLimits(perAccount: 40, perApp: 600))
    let spare = PlatformCall(.comments, for: account, urgency: .spare)
    var admitted = 0
    while broker.admit(spare, at: moment(0)) == .admitted {
      broker.ended(spare, .succeeded, at: moment(0))
      admitted += 1
    }
    #expect((1..<20).contains(admitted))
    broker.moveAhead(by: Self.lead)
    #expect(broker.admit(spare, at: later(60)) == .admitted)
  }

  @Test("a breaker lets its next call through when it would have, and remembers what failed")
  func breaker() {
    let broker = QuotaBroker()
    for second in 0..<9 { fail(broker, at: moment(second)) }
    broker.moveAhead(by: Self.lead)
    fail(broker, at: later(9))
    #expect(broker.takeRecord().openings.map(\.moment) == [later(9)])
    #expect(broker.admit(call, at: later(38)) == .later(later(39)))
    broker.moveAhead(by: Self.lead)
    #expect(broker.admit(call, at: later(38) - Self.lead) == .later(later(39) - Self.lead))
    #expect(broker.admit(call, at: later(39) - Self.lead) == .admitted)
    #expect(!broker.hasAnswered(call, since: later(0) - Self.lead))
    broker.ended(call, .succeeded, at: later(40) - Self.lead)
    #expect(broker.hasAnswered(call, since: later(40) - Self.lead))
  }

  @Test("what is yet to be written down bears the moments of the clock as it is now")
  func record() {
    let broker = QuotaBroker()
    #expect(broker.admit(call, at: moment(0)) == .admitted)
    broker.ended(call, Self.tooMany, at: moment(1))
    broker.moveAhead(by: Self.lead)
    let record = broker.takeRecord()
    #expect(record.calls.map(\.endedAt) == [later(1)] && record.pauses.map(\.until) == [later(301)])
  }

  @Test("what a clock ahead wrote down before a start holds nobody up for longer than a pause lasts")
  func recalled() {
    let broker = QuotaBroker(CallLimits(perAccount: 1))
    let app = Account.sample(app: account.appID)
    let paused = Account.sample()
    broker.recall(
      [RecentCall(call, endedAt: moment(0))], [CallPause(of: .account(paused.id), until: moment(300))], at: later(0))
    #expect(broker.admit(call, at: later(59)) == .later(later(60)))
    #expect(broker.admit(PlatformCall(.hide, for: app, urgency: .prompt), at: later(59)) == .admitted)
    let other = PlatformCall(.hide, for: paused, urgency: .prompt)
    #expect(broker.admit(other, at: later(299)) == .later(later(300)))
    #expect(broker.admit(other, at: later(300)) == .admitted)
  }
}
