import Logging
import Moderation
import ServiceLifecycle
import Synchronization
import Testing

@testable import Enforcement

@Suite(.timeLimit(.minutes(5))) struct ClockWatchTests {
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

  private final class Follower: ClockFollower {
    let leads = Mutex<[Duration]>([])

    func moveAhead(by lead: Duration) { leads.withLock { $0.append(lead) } }
  }

  /// A wall clock that stands still between the times it is set.
  private final class SetClock: Sendable {
    private let moment = Mutex(Timestamp(milliseconds: 1_800_000_000_000))

    var now: Timestamp { moment.withLock { $0 } }

    func set(by jump: Duration) { moment.withLock { $0 = $0 + jump } }
  }

  private func watch(_ kept: Kept, _ clock: SetClock, telling followers: [Follower] = []) -> ClockWatch {
    ClockWatch(
      timetable: kept, followers: followers, interval: .milliseconds(1), clock: WallClock { clock.now },
      uptime: { .zero }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private func watching(
    _ kept: Kept, _ clock: SetClock, telling followers: [Follower] = [], _ body: () async throws -> Void
  ) async throws {
    let watch = watch(kept, clock, telling: followers)
    let task = Task { await watch.run() }
    defer { task.cancel() }
    try await body()
  }

  @Test("a database from a clock that ran ahead is put right at start, however often that takes")
  func start() async throws {
    let clock = SetClock()
    let kept = Kept(latest: clock.now + .seconds(3600), failsFirst: true)
    try await watching(kept, clock) { () async throws in
      #expect(try await eventually { kept.moves.withLock { $0 } == [.seconds(3600)] })
    }
    #expect(kept.asked.withLock { $0 } == 2)
  }

  @Test("what a clock ahead left behind can be put right before anything is read of it")
  func beforehand() async {
    let clock = SetClock()
    let kept = Kept(latest: clock.now + .seconds(3600))
    await watch(kept, clock).putRight()
    #expect(kept.moves.withLock { $0 } == [.seconds(3600)])
    let right = Kept(latest: clock.now + .seconds(9))
    await watch(right, clock).putRight()
    #expect(right.asked.withLock { $0 } == 0)
  }

  @Test("what is kept in memory is told each time the clock is set back, once, whatever becomes of what is on disk")
  func followed() async throws {
    let clock = SetClock()
    let kept = Kept(latest: clock.now + .seconds(3600), failsFirst: true)
    let followers = [Follower(), Follower()]
    try await watching(kept, clock, telling: followers) { () async throws in
      // What was kept before the start is on disk alone.
      #expect(try await eventually { kept.moves.withLock { $0 } == [.seconds(3600)] })
      for lead in [60, 7200] {
        clock.set(by: .seconds(-lead))
        #expect(try await eventually { kept.moves.withLock { $0.last } == .seconds(lead) })
      }
    }
    for follower in followers { #expect(follower.leads.withLock { $0 } == [.seconds(60), .seconds(7200)]) }
  }

  @Test("a clock set back while it runs moves what waits ahead by as much, once; one set forward moves nothing")
  func running() async throws {
    let clock = SetClock()
    // Long ago: the gateway did not run for a while.
    let kept = Kept(latest: clock.now - .seconds(100_000))
    try await watching(kept, clock) { () async throws in
      #expect(try await eventually { kept.hasBegun.withLock { $0 } })
      clock.set(by: .seconds(7200))
      // Should it be put right while no gateway runs.
      #expect(try await eventually { kept.seen.withLock { $0 } == [clock.now] })
      clock.set(by: .seconds(-86_400))
      #expect(try await eventually { kept.moves.withLock { $0 } == [.seconds(86_400)] })
      #expect(kept.seen.withLock { $0.count } == 1)
    }
  }
}
