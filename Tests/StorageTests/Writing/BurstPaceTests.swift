import Testing

@testable import Storage

@Suite struct BurstPaceTests {
  private func burst(after batches: [(entries: Int, writing: Duration, disk: Duration)]) -> Int {
    var pace = BurstPace()
    for batch in batches { pace.note(batch.entries, writtenIn: batch.writing, onDiskIn: batch.disk) }
    return pace.burst
  }

  @Test("Before anything was written, little is taken")
  func fresh() { #expect(burst(after: []) == 8) }

  @Test(
    "As much is taken as is written in a sixteenth of the time that the disk takes, within bounds",
    arguments: [(0.2, 8), (1.0, 8), (4.0, 25), (16.0, 100), (80.0, 256)])
  func disk(milliseconds: Double, burst expected: Int) {
    #expect(burst(after: [(10, .microseconds(100), .milliseconds(milliseconds))]) == expected)
  }

  @Test("A disk that gets slow is noticed within some batches, and one slow commit is not")
  func mean() {
    let fast = (entries: 10, writing: Duration.microseconds(100), disk: Duration.milliseconds(0.2))
    let slow = (entries: 10, writing: Duration.microseconds(100), disk: Duration.milliseconds(10))
    #expect(burst(after: Array(repeating: fast, count: 50) + [slow]) == 8)
    #expect(burst(after: Array(repeating: fast, count: 50) + Array(repeating: slow, count: 50)) > 50)
  }

  @Test("A batch without entries says nothing")
  func empty() {
    #expect(burst(after: [(0, .milliseconds(5), .milliseconds(5))]) == 8)
  }
}
