import Glibc
import Synchronization
import Testing

@testable import Moderation

@Suite("The threads for long work", .timeLimit(.minutes(5)))
struct BoundedWorkersTests {
  /// Holds work until it is opened.
  private final class Gate: Sendable {
    private let isOpen = Mutex(false)
    private let running = Mutex(0)
    private let most = Mutex(0)

    var mostAtOnce: Int { most.withLock { $0 } }

    func pass() {
      let now = running.withLock { count in
        count += 1
        return count
      }
      most.withLock { $0 = max($0, now) }
      while !isOpen.withLock({ $0 }) { sched_yield() }
      running.withLock { $0 -= 1 }
    }

    func open() { isOpen.withLock { $0 = true } }
    var entered: Int { running.withLock { $0 } }
  }

  @Test("run no more at once than there are, queue no more than may wait, and finish all that was accepted")
  func bounds() async throws {
    let workers = BoundedWorkers(label: "test", threads: 1, queueLimit: 2)
    let gate = Gate()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      group.addTask { (try? await workers.run { gate.pass() }) != nil }
      while gate.entered == 0 { await Task.yield() }
      for _ in 0..<5 {
        group.addTask { (try? await workers.run { gate.pass() }) != nil }
      }
      // Three of them find the queue full, at once and while the first still runs.
      var finished: [Bool] = []
      for _ in 0..<3 { finished.append(await group.next() ?? true) }
      #expect(finished == [false, false, false])
      gate.open()
      for await outcome in group { finished.append(outcome) }
      return finished
    }
    #expect(outcomes.count { $0 } == 3)
    #expect(gate.mostAtOnce == 1)
  }

  @Test("hand errors on")
  func errors() async {
    struct Broken: Error {}
    let workers = BoundedWorkers(label: "test", threads: 2, queueLimit: 1)
    await #expect(throws: Broken.self) { try await workers.run { throw Broken() } }
  }

  @Test("of the lowest priority claim what others leave over, and lower nobody else's")
  func lowestPriority() async throws {
    let policy: @Sendable () -> Int32 = { sched_getscheduler(0) }
    let lowest = BoundedWorkers(label: "test", threads: 2, queueLimit: 8, priority: .lowest)
    let ordinary = BoundedWorkers(label: "test", threads: 1, queueLimit: 8)
    // SCHED_IDLE is 5, and SCHED_OTHER 0.
    for _ in 0..<4 {
      #expect(try await lowest.run(policy) == 5)
      #expect(try await ordinary.run(policy) == 0)
    }
  }
}
