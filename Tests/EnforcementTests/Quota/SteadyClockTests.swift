import Moderation
import Synchronization
import Testing

@testable import Enforcement

/// What becomes of windows and pauses when the wall clock is set.
@Suite struct SteadyClockTests {
  /// A wall clock that the test sets, beside a clock that only goes on.
  private final class Clocks: Sendable {
    private let state = Mutex((steady: Timestamp(seconds: 1_700_000_000), wall: Timestamp(seconds: 1_700_000_000)))

    var wall: Timestamp { state.withLock { $0.wall } }
    var steadyClock: SteadyClock { SteadyClock { self.state.withLock { $0.steady } } }

    func advance(by duration: Duration) {
      state.withLock { $0 = ($0.steady + duration, $0.wall + duration) }
    }

    func set(by step: Duration) { state.withLock { $0.wall = $0.wall + step } }
  }

  private static let steps = [Duration.seconds(60), .seconds(-60), .seconds(86_400 * 30), .seconds(-86_400 * 30)]
  private let clocks = Clocks()
  private let call = PlatformCall(.hide, for: .sample(), urgency: .prompt)

  private func broker(_ limits: CallLimits) -> QuotaBroker { QuotaBroker(limits, steady: clocks.steadyClock) }

  @Test("A step of the wall clock, forward or back, neither frees calls nor holds them up", arguments: steps)
  func window(step: Duration) {
    let broker = broker(CallLimits(perAccount: 2))
    for _ in 0..<2 {
      #expect(broker.admit(call, at: clocks.wall) == .admitted)
      broker.ended(call, .succeeded, at: clocks.wall)
      clocks.advance(by: .seconds(10))
    }
    clocks.set(by: step)
    // The first one ended twenty seconds ago, whatever the wall clock says, and that is what the answer goes by.
    #expect(broker.admit(call, at: clocks.wall) == .later(clocks.wall + .seconds(40)))
    clocks.advance(by: .seconds(39))
    clocks.set(by: step)
    #expect(broker.admit(call, at: clocks.wall) == .later(clocks.wall + .seconds(1)))
    clocks.advance(by: .seconds(1))
    #expect(broker.admit(call, at: clocks.wall) == .admitted)
  }

  @Test("Nor does it end a pause or make one longer", arguments: steps)
  func pause(step: Duration) throws {
    let broker = broker(CallLimits())
    let app = try #require(call.appID)
    for _ in 0..<2 {
      clocks.advance(by: .seconds(3))
      #expect(broker.admit(call, at: clocks.wall) == .admitted)
      broker.ended(call, .failed(.sample(.rateLimited)), at: clocks.wall)
    }
    clocks.set(by: step)
    #expect(broker.quota(of: app, at: clocks.wall).barrier == .paused(until: clocks.wall + .seconds(300)))
    clocks.advance(by: .seconds(299))
    #expect(broker.admit(call, at: clocks.wall) == .later(clocks.wall + .seconds(1)))
    clocks.advance(by: .seconds(1))
    #expect(broker.admit(call, at: clocks.wall) == .admitted)
  }
}
