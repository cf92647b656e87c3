import Testing

@testable import AdminAPI

@Suite("Deadlines")
struct DeadlineTests {
  @Test("let work finish in time, with its value or its error")
  func inTime() async throws {
    struct Broken: Error {}
    #expect(try await Deadline.run(within: .seconds(60)) { 7 } == 7)
    await #expect(throws: Broken.self) { try await Deadline.run(within: .seconds(60)) { throw Broken() } }
  }

  @Test("cancel work that would never end")
  func tooLate() async {
    await #expect(throws: Deadline.Exceeded.self) {
      try await Deadline.run(within: .milliseconds(1)) {
        let (never, _) = AsyncStream.makeStream(of: Int.self)
        for await _ in never {}
        try Task.checkCancellation()
      }
    }
  }
}
