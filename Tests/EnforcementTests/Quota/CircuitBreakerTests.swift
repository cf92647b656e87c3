import Moderation
import Testing

@testable import Enforcement

@Suite struct CircuitBreakerTests {
  private static let start = Timestamp(seconds: 1_700_000_000)
  private let account = Account.sample()

  private func moment(_ seconds: Int) -> Timestamp { Self.start + .seconds(seconds) }

  /// A breaker that `results` have gone through, one a second; true is a failure. Says with which it opened.
  private func breaker(after results: [Bool]) -> (breaker: Breaker, opened: [Int]) {
    let breaker = Breaker()
    var opened: [Int] = []
    for (second, isFailure) in results.enumerated() {
      if isFailure {
        if breaker.failed(at: moment(second)) { opened.append(second) }
      } else {
        breaker.succeeded(at: moment(second))
      }
    }
    return (breaker, opened)
  }

  @Test("It opens with the tenth call of which seven failed, and neither before nor with fewer")
  func opens() {
    #expect(breaker(after: Array(repeating: true, count: 9)).opened.isEmpty)
    #expect(breaker(after: Array(repeating: true, count: 10)).opened == [9])
    #expect(breaker(after: [false, false, false] + Array(repeating: true, count: 7)).opened == [9])
    #expect(breaker(after: Array(repeating: false, count: 4) + Array(repeating: true, count: 9)).opened.isEmpty)
    #expect(breaker(after: Array(repeating: false, count: 4) + Array(repeating: true, count: 10)).opened == [13])
  }

  @Test("Only the calls of the last five minutes count")
  func window() {
    let breaker = Breaker()
    for second in 0..<9 { #expect(!breaker.failed(at: moment(second))) }
    #expect(!breaker.failed(at: moment(308)))
    #expect(breaker.isClosed)
    for second in 309..<317 { #expect(!breaker.failed(at: moment(second))) }
    #expect(breaker.failed(at: moment(317)))
  }

  @Test("After half a minute one call is tried: its failure opens it again, its success closes it for good")
  func probe() {
    let (breaker, _) = breaker(after: Array(repeating: true, count: 10))
    #expect(breaker.opening(at: moment(10)) == moment(39))
    #expect(breaker.opening(at: moment(39)) == nil)
    breaker.began(at: moment(39))
    #expect(breaker.opening(at: moment(39)) != nil)
    #expect(!breaker.failed(at: moment(40)))
    #expect(breaker.opening(at: moment(69)) == moment(70))
    breaker.began(at: moment(70))
    breaker.succeeded(at: moment(71))
    #expect(breaker.opening(at: moment(71)) == nil && breaker.isClosed)
    // What failed before is forgotten.
    #expect(!breaker.failed(at: moment(72)))
    #expect(breaker.isClosed)
  }

  @Test("A probe that was never made, or that nobody tells of, lets another one through")
  func lostProbe() {
    let (breaker, _) = breaker(after: Array(repeating: true, count: 10))
    breaker.began(at: moment(39))
    breaker.learntNothing(at: moment(40))
    #expect(breaker.opening(at: moment(40)) == nil)
    breaker.began(at: moment(40))
    #expect(breaker.opening(at: moment(159)) != nil)
    #expect(breaker.opening(at: moment(160)) == nil)
  }

  @Test(
    "What counts as a failure, of the account and of its app",
    arguments: [
      (PlatformFailure.Class.transient, true, true), (.unreachable, true, true), (.tokenRejected, false, false),
      (.gone, false, false), (.permanent, false, false), (.permission, false, false), (.reauthorise, false, false),
      (.rateLimited, false, false),
    ])
  func classes(kind: PlatformFailure.Class, account opensAccount: Bool, app opensApp: Bool) {
    var breakers = CircuitBreakers()
    let call = PlatformCall(.hide, for: account, urgency: .prompt)
    var openings: [CircuitBreakers.Opening] = []
    for second in 0..<20 {
      if let opening = breakers.ended(call, .failed(.sample(kind)), at: moment(second)).opening {
        openings.append(opening)
      }
    }
    let open = breakers.open(at: moment(20))
    #expect((open.accounts == 1) == opensAccount)
    #expect((open.apps == 1) == opensApp)
    // An app that fails as a whole is told of once, and not of each of its accounts.
    #expect(openings.count == (opensAccount ? 1 : 0))
    if case .app? = openings.first?.subject { #expect(opensApp) } else { #expect(!opensApp) }
  }

  @Test("While one account fails, its app's others are served; while the app fails, nobody's calls are made but one")
  func scopes() throws {
    let broker = QuotaBroker(.unhurried)
    let app = try #require(account.appID)
    let neighbour = Account.sample(app: account.appID)
    let own = PlatformCall(.hide, for: account, urgency: .prompt)
    let other = PlatformCall(.hide, for: neighbour, urgency: .prompt)
    for second in 0..<10 {
      #expect(broker.admit(own, at: moment(second)) == .admitted)
      broker.ended(own, .failed(.sample(.unreachable)), at: moment(second))
      #expect(broker.admit(other, at: moment(second)) == .admitted)
      broker.ended(other, .succeeded, at: moment(second))
    }
    #expect(broker.admit(own, at: moment(10)) == .later(moment(39)))
    #expect(broker.wait(for: own, at: moment(10)) == moment(39))
    for second in 10..<30 {
      #expect(broker.admit(other, at: moment(second)) == .admitted)
      broker.ended(other, .failed(.sample(.unreachable)), at: moment(second))
      guard broker.quota(of: app, at: moment(second)).barrier == nil else { break }
    }
    #expect(broker.quota(of: app, at: moment(24)).barrier == .failing(nextProbe: moment(53)))
    #expect(broker.admit(other, at: moment(52)) == .later(moment(53)))
    #expect(broker.admit(own, at: moment(53)) == .admitted)
    guard case .later = broker.admit(other, at: moment(53)) else {
      Issue.record("two probes at once")
      return
    }
    broker.ended(own, .succeeded, at: moment(54))
    #expect(broker.admit(other, at: moment(54)) == .admitted)
    let expected: [CircuitBreakers.Subject] = [.account(account.id), .app(app)]
    #expect(broker.takeRecord().openings.map(\.subject) == expected)
  }
}

/// A breaker that can be asked inside an expectation.
private final class Breaker {
  private var breaker = CircuitBreaker()

  var isClosed: Bool { breaker.isClosed }

  func opening(at moment: Timestamp) -> Timestamp? { breaker.opening(at: moment) }
  func began(at moment: Timestamp) { breaker.began(at: moment) }
  func learntNothing(at moment: Timestamp) { breaker.learntNothing(at: moment) }
  func succeeded(at moment: Timestamp) { breaker.succeeded(at: moment) }
  func failed(at moment: Timestamp) -> Bool { breaker.failed(at: moment) }
}
