import Moderation
import Testing

@Suite struct AuthorisationTests {
  private let start = Timestamp(seconds: 1_700_000_000)

  private func link(_ stage: Authorisation.Stage, endedAfter: Duration? = nil) -> Authorisation {
    Authorisation(
      id: .fresh(), tenantID: .fresh(), appID: .fresh(), accountID: nil, name: nil, stage: stage,
      refusal: stage == .refused ? .denied : nil, createdAt: start, expiresAt: start + Authorisation.lifetime,
      endedAt: endedAfter.map { start + $0 })
  }

  @Test("A link waits until its hour is over, to the millisecond")
  func expiry() {
    let link = link(.waiting)
    #expect(link.state(at: start + .milliseconds(3_599_999)) == .waiting)
    #expect(link.state(at: start + .seconds(3600)) == .expired)
  }

  @Test("An exchange that never came to an end is shown as interrupted")
  func interruption() {
    let link = link(.exchanging, endedAfter: .seconds(5))
    #expect(link.state(at: start + .seconds(125)) == .exchanging)
    #expect(link.refusal(at: start + .seconds(125)) == nil)
    #expect(link.state(at: start + .seconds(126)) == .refused)
    #expect(link.refusal(at: start + .seconds(126)) == .interrupted)
  }

  @Test("What ended stays as it ended, whatever the time")
  func ends() {
    for (stage, state) in [
      (Authorisation.Stage.completed, Authorisation.State.completed), (.refused, .refused), (.revoked, .revoked),
    ] {
      let link = link(stage, endedAfter: .seconds(1))
      #expect(link.state(at: start) == state)
      #expect(link.state(at: start + .seconds(1_000_000)) == state)
    }
    #expect(link(.refused, endedAfter: .zero).refusal(at: start) == .denied)
  }
}
