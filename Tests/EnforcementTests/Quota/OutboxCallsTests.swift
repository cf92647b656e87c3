import Moderation
import Testing

@testable import Enforcement

/// What the outbox is told of the calls of the last minute.
@Suite struct OutboxCallsTests {
  @Test("What is kept as calls come and go is what counting them anew comes to", arguments: 1...8)
  func recounted(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var pacer = CallPacer(CallLimits())
    let apps = [AppID.fresh(), .fresh()]
    let tenants = [TenantID.fresh(), .fresh()]
    let accounts = (0..<6).map { number in
      var account = Account.sample(app: apps[number % 2])
      account.tenantID = tenants[number / 3]
      return account
    }
    let urgencies: [PlatformCall.Urgency] = [.prompt, .undecided, .background, .confirming, .spare]
    var now = Timestamp(seconds: 1_700_000_000)
    var underWay: [PlatformCall] = []
    for _ in 0..<400 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...3:
        let call = PlatformCall(
          .hide, for: accounts[Int.random(in: 0..<6, using: &generator)],
          urgency: urgencies[Int.random(in: 0..<5, using: &generator)])
        pacer.began(call, at: now)
        underWay.append(call)
      case 4...7 where !underWay.isEmpty:
        let call = underWay.remove(at: Int.random(in: 0..<underWay.count, using: &generator))
        pacer.ended(call, at: now, isMade: Int.random(in: 0..<4, using: &generator) > 0)
      case 8:
        let call = RecentCall(PlatformCall(.hide, for: accounts[0], urgency: .prompt), endedAt: now)
        pacer.recall(CallMemory(calls: [call], moment: now, wallMoment: now, isComplete: true))
      default: now = now + .seconds(Int.random(in: 0...40, using: &generator))
      }
      let kept = pacer.outboxCalls(at: now)
      let anew = recount(pacer.calls(at: now))
      #expect(kept.accounts == anew.accounts && kept.tenants == anew.tenants)
    }
    for call in underWay { pacer.ended(call, at: now, isMade: true) }
    let left = pacer.outboxCalls(at: now + .seconds(60))
    #expect(left.accounts.isEmpty && left.tenants.isEmpty)
  }

  private func recount(_ windows: [AppID: CallWindow<CallPacer.Party>]) -> OutboxCalls {
    var calls = OutboxCalls()
    for (app, window) in windows {
      for (party, count) in window.counts {
        for _ in 0..<count { calls.add(party, of: app) }
      }
    }
    return calls
  }
}
