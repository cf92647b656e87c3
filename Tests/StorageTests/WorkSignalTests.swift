import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct WorkSignalTests {
  private let signal = WorkSignal()

  @Test("A signal given while nobody waits is kept for the next one, and no further")
  func kept() async {
    signal.signal()
    signal.signal()
    await signal.wait(atMost: .seconds(3600))
    await signal.wait(atMost: .zero)
    let waiting = Task { await signal.wait(atMost: .seconds(3600)) }
    while signal.waiterCount == 0 { await Task.yield() }
    waiting.cancel()
    await waiting.value
  }

  @Test("A signal wakes everyone who waits")
  func wakesAll() async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<5 { group.addTask { await signal.wait(atMost: .seconds(3600)) } }
      while signal.waiterCount < 5 { await Task.yield() }
      signal.signal()
    }
    #expect(signal.waiterCount == 0)
  }

  @Test("Cancellation and the deadline end the wait")
  func ends() async {
    let waiting = Task { await signal.wait(atMost: .seconds(3600)) }
    waiting.cancel()
    await waiting.value
    await signal.wait(atMost: .milliseconds(1))
    #expect(signal.waiterCount == 0)
  }

  @Test("A signal is not spent on a task that no longer listens")
  func notSpent() async {
    signal.signal()
    let cancelled = Task {
      while !Task.isCancelled { await Task.yield() }
      await signal.wait(atMost: .seconds(3600))
    }
    cancelled.cancel()
    await cancelled.value
    await signal.wait(atMost: .seconds(3600))
  }

  @Test("A signal of work that is not due yet wakes whoever would wait beyond that, and knows of nothing else")
  func due() async {
    let now = TestClock.start
    let soon = Task { await signal.wait(until: now + .seconds(10), now: now) }
    let late = Task { await signal.wait(until: now + .seconds(30), now: now) }
    let idle = Task { await signal.wait(until: nil, now: now) }
    while signal.waiterCount < 3 { await Task.yield() }
    signal.signal(due: now + .seconds(20))
    await late.value
    await idle.value
    #expect(signal.waiterCount == 1)
    signal.signal(due: now + .seconds(10))
    #expect(signal.waiterCount == 1)
    signal.signal()
    await soon.value
    // Nobody waited: it is kept.
    signal.signal(due: now + .seconds(3600))
    await signal.wait(until: nil, now: now)
  }
}
