import Moderation
import Testing

@testable import Enforcement

@Suite struct BreachReportTests {
  private static let start = Timestamp(seconds: 1_700_000_000)

  private func breach(_ broker: QuotaBroker, _ account: Account, _ kind: PlatformFailure.Class, after seconds: Int) {
    let call = PlatformCall(.hide, for: account, urgency: .prompt)
    let failure = PlatformFailure(kind: kind, status: 200, code: "40100", message: "too many")
    broker.ended(call, .failed(failure), at: Self.start + .seconds(seconds))
  }

  @Test("each time that TikTok says that there were too many calls is remembered with whom it was about, and no other")
  func remembered() {
    let broker = QuotaBroker()
    let account = Account.sample()
    breach(broker, account, .rateLimited, after: 0)
    breach(broker, account, .transient, after: 10)
    breach(broker, account, .rateLimited, after: 20)
    let all = broker.breaches(since: Self.start)
    #expect(all.map(\.moment) == [Self.start, Self.start + .seconds(20)])
    #expect(account.appID.map { all.first?.subject == .app($0) } == true)
    #expect(broker.breaches(since: Self.start + .seconds(1)).count == 1)
  }

  @Test("of very many, the latest thousand are")
  func bounded() {
    let broker = QuotaBroker()
    let account = Account.sample()
    for second in 0..<1002 { breach(broker, account, .rateLimited, after: second) }
    let all = broker.breaches(since: Self.start)
    #expect(all.count == 1000 && all.first?.moment == Self.start + .seconds(2))
  }
}
