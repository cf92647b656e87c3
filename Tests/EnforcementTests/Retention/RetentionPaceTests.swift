import Moderation
import Testing

@testable import Enforcement

@Suite("The pace of deleting") struct RetentionPaceTests {
  private let pace = RetentionPace()

  private func pause(_ took: Duration, othersUse: Double = 0, isBlocked: Bool = false) -> Duration {
    pace.pause(after: RetentionSlice(rows: 0, took: took, othersUse: othersUse, isBlocked: isBlocked, next: nil))
  }

  @Test("leaves the writer alone nine times as long as it held it while others use it all they can")
  func busy() {
    for use in [0.5, 0.8, 1] {
      #expect(abs(pause(.milliseconds(2), othersUse: use) - .milliseconds(18)) < .microseconds(1))
    }
  }

  @Test("holds the writer for half of the time while nobody else uses it")
  func quiet() {
    #expect(pause(.milliseconds(2)) == .milliseconds(2))
  }

  @Test("takes the less the more others use, and never nothing")
  func between() {
    let shares = stride(from: 0, through: 1, by: 0.01).map { pace.share(besides: $0) }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(shares.first == pace.mostShare && shares.last == pace.leastShare)
    #expect(pace.share(besides: 0.25) == 0.25)
  }

  @Test("rests the longer the longer a slice took after all")
  func slow() {
    #expect(abs(pause(.milliseconds(50), othersUse: 1) - .milliseconds(450)) < .microseconds(1))
    #expect(pause(.milliseconds(50)) == .milliseconds(50))
  }

  @Test("always rests, and longer for what somebody else has to finish first")
  func rests() {
    #expect(pause(.zero) == pace.leastPause)
    #expect(pause(.milliseconds(1), isBlocked: true) == pace.blockedPause)
  }
}

private func abs(_ duration: Duration) -> Duration { duration < .zero ? .zero - duration : duration }
