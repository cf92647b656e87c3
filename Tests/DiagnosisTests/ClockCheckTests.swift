import Moderation
import Outbound
import Testing

@testable import Diagnosis

@Suite struct ClockCheckTests {
  private struct NoAnswer: Error {}

  private func check(lag: Duration?, lead: Duration? = nil, isReached: Bool = true) async -> [DiagnosticFinding] {
    await ClockCheck(
      deliveries: { lag },
      reference: {
        if !isReached { throw NoAnswer() }
        return lead
      }, past: .seconds(300), future: .seconds(60)
    ).run()
  }

  @Test("deliveries that come at once say that the clocks go together, and nobody else is asked")
  func healthy() async {
    let found = await ClockCheck(
      deliveries: { .seconds(1) },
      reference: {
        Issue.record("TikTok was asked")
        return nil
      }, past: .seconds(300), future: .seconds(60)
    ).run()
    #expect(found.severities == [.ok])
  }

  @Test("a clock that is behind by more than is allowed has every delivery refused")
  func behind() async {
    let some = await check(lag: .seconds(-30))
    #expect(some.severities == [.warning] && some.text.contains("30 seconds behind TikTok's"))
    let much = await check(lag: .seconds(-61))
    #expect(much.severities == [.problem] && much.text.contains("refused as stale"))
  }

  @Test("deliveries that came late are believed only where TikTok's servers do not say otherwise")
  func late() async {
    #expect(await check(lag: .seconds(4000), lead: .seconds(1)).severities == [.ok])
    let ahead = await check(lag: .seconds(4000), lead: .seconds(900))
    #expect(ahead.severities == [.problem] && ahead.text.contains("15 minutes ahead of TikTok's"))
    #expect(await check(lag: .seconds(40), isReached: false).severities == [.warning])
    #expect(await check(lag: .seconds(301), isReached: false).severities == [.problem])
  }

  @Test("without deliveries the servers' clock counts, and without either nobody knows")
  func noDeliveries() async {
    #expect(await check(lag: nil, lead: .milliseconds(-700)).severities == [.ok])
    #expect(await check(lag: nil, lead: .seconds(-120)).severities == [.problem])
    let unknown = await check(lag: nil, isReached: false)
    #expect(unknown.severities == [.warning] && unknown.text.contains("nothing tells"))
  }

  @Test("a server's date is compared with the middle of the call, and no date is no answer")
  func serverClock() async throws {
    let clock = WallClock { Timestamp(seconds: 784_111_877) }
    func lead(_ headers: [(name: String, value: String)]) async throws -> Duration? {
      try await ServerClock(url: "https://a.example", clock: clock) { request in
        #expect(request.headers.isEmpty)
        return OutboundResponse(status: 404, headers: headers, body: [])
      }.lead()
    }
    // A hundred seconds before our clock, and half of the second that it names.
    #expect(try await lead([("date", "Sun, 06 Nov 1994 08:49:37 GMT")]) == .milliseconds(99_500))
    #expect(try await lead([("date", "yesterday, more or less")]) == nil)
    #expect(try await lead([]) == nil)
  }
}
