import Testing

@testable import Storage

@Suite("How much the writer is used") struct WriterUseTests {
  private let use = WriterUse()
  private let start = ContinuousClock.now

  init() { _ = use.take(apart: .zero, now: start) }

  @Test("is the part of the time that went into batches since it was last asked")
  func part() {
    use.add(.milliseconds(10))
    use.add(.milliseconds(20))
    #expect(use.take(apart: .zero, now: start + .milliseconds(60)) == 0.5)
    #expect(use.take(apart: .zero, now: start + .milliseconds(70)) == 0)
  }

  @Test("leaves out the time for which whoever asks had it")
  func apart() {
    use.add(.milliseconds(10))
    #expect(use.take(apart: .milliseconds(60), now: start + .milliseconds(100)) == 0.25)
  }

  @Test("is all of the time at most, also where there was none")
  func bounds() {
    use.add(.milliseconds(10))
    #expect(use.take(apart: .milliseconds(5), now: start + .milliseconds(10)) == 1)
    #expect(use.take(apart: .milliseconds(5), now: start + .milliseconds(15)) == 1)
  }
}
