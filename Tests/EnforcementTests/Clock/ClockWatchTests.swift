import Logging
import Moderation
import ServiceLifecycle
import Synchronization
import Testing

@testable import Enforcement

@Suite(.timeLimit(.minutes(1))) struct ClockWatchTests {
  /// Keeps what it was told, after failing once where it was asked to.
  private final class Kept: Timetable {
    let latest: Timestamp?
    let moves = Mutex<[Duration]>([])
    let seen = Mutex<[Timestamp]>([])
    let failsFirst: Bool
    let asked = Mutex(0)
    let hasBegun = Mutex(false)

    init(latest: Timestamp?, failsFirst: Bool = false) {
      self.latest = latest
      self.failsFirst = failsFirst
    }

    func latestMoment() -> Timestamp? {
      hasBegun.withLock { $0 = true }
      return latest
    }

    func see(_ now: Timestamp) { seen.withLock { $0.append(now) } }

    func moveAhead(by lead: Duration, at now: Timestamp) throws -> Int {
      let isFirst = asked.withLock { asked in
        asked += 1
        return asked == 1
      }
      if isFirst, failsFirst { throw StorageError.diskFull }
      moves.withLock { $0.append(lead) }
      return 1
    }
  }

  private func watch(_ kept: Kept, _ clock: ShiftedClock, until done: () async -> Bool) async {
    let watch = ClockWatch(
      timetable: kept, clock: clock.wallClock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let task = Task { await watch.run() }
    while await !done() { try? await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await task.value
  }

  @Test("a database from a clock that ran ahead is put right at start, however often that takes")
  func start() async throws {
    let clock = ShiftedClock()
    let kept = Kept(latest: clock.now + .seconds(3600), failsFirst: true)
    await watch(kept, clock) { kept.moves.withLock { !$0.isEmpty } }
    let moves = kept.moves.withLock { $0 }
    #expect(moves.count == 1 && abs((moves[0] - .seconds(3600)) / .seconds(1)) < 10)
  }

  @Test("a clock set back while it runs moves what waits ahead by as much, once; one set forward moves nothing")
  func running() async throws {
    let clock = ShiftedClock()
    let kept = Kept(latest: clock.now - .seconds(5))
    var jumps: [Duration] = [.seconds(7200), .seconds(-86_400)]
    await watch(kept, clock) {
      if kept.hasBegun.withLock({ $0 }), let jump = jumps.first {
        jumps.removeFirst()
        clock.advance(by: jump)
        try? await Task.sleep(for: .milliseconds(1200))
      }
      return kept.moves.withLock { !$0.isEmpty }
    }
    let moves = kept.moves.withLock { $0 }
    #expect(moves.count == 1 && abs((moves[0] - .seconds(86_400)) / .seconds(1)) < 10)
    // Should it be put right while no gateway runs.
    #expect(kept.seen.withLock { $0.count } == 1)
  }
}
