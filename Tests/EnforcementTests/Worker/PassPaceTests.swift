import Testing

@testable import Enforcement

@Suite struct PassPaceTests {
  @Test("Passes over a small outbox follow each other at once, those over a large one for half of the time at most")
  func pauses() {
    #expect(PassPace.pause(after: .microseconds(900)) == .zero)
    #expect(PassPace.pause(after: .milliseconds(40)) == .milliseconds(40))
    #expect(PassPace.pause(after: .seconds(9)) == .milliseconds(500))
  }
}
