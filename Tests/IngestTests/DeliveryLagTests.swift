import Moderation
import Testing

@testable import Ingest

@Suite struct DeliveryLagTests {
  private static let start = Timestamp(seconds: 1_795_000_000)

  @Test("the smallest lag counts, whatever comes after it, until an hour has gone by")
  func smallest() {
    let lag = DeliveryLag()
    #expect(lag.smallest(at: Self.start) == nil)
    lag.note(.seconds(5), at: Self.start)
    lag.note(.seconds(2), at: Self.start + .seconds(10))
    lag.note(.seconds(4000), at: Self.start + .seconds(20))
    #expect(lag.smallest(at: Self.start + .seconds(30)) == .seconds(2))
    lag.note(.seconds(3), at: Self.start + .seconds(1900))
    #expect(lag.smallest(at: Self.start + .seconds(1900)) == .seconds(2))
    #expect(lag.smallest(at: Self.start + .seconds(3800)) == .seconds(3))
    #expect(lag.smallest(at: Self.start + .seconds(9000)) == nil)
  }

  @Test("a clock that is set back begins anew")
  func setBack() {
    let lag = DeliveryLag()
    lag.note(.seconds(-90), at: Self.start)
    #expect(lag.smallest(at: Self.start - .seconds(86_400)) == nil)
    lag.note(.seconds(1), at: Self.start - .seconds(86_400))
    #expect(lag.smallest(at: Self.start - .seconds(86_400)) == .seconds(1))
  }

  @Test("what an event loop noted is handed over at once, once")
  func loop() {
    let shared = DeliveryLag()
    let loop = LoopLag(shared)
    loop.note(signedAt: Self.start, receivedAt: Self.start + .seconds(9))
    loop.note(signedAt: Self.start, receivedAt: Self.start + .seconds(3))
    #expect(shared.smallest(at: Self.start) == nil)
    loop.flush()
    #expect(shared.smallest(at: Self.start + .seconds(3)) == .seconds(3))
  }
}
