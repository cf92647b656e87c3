import Logging
import Moderation
import Synchronization
import Testing

@testable import Enforcement

@Suite("The worker that deletes") struct RetentionWorkerTests {
  private static let start = Timestamp(seconds: 1_790_000_000)
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func worker(
    _ work: ScriptedRetention, alerts: RecordedAlerts = RecordedAlerts(), now: @escaping @Sendable () -> Timestamp,
    uptime: @escaping @Sendable () -> Duration = { .zero }, witness: ClockWitness = ClockWitness()
  ) -> RetentionWorker {
    RetentionWorker(
      work: work, alerts: alerts, policy: RetentionPolicy(), pace: RetentionPace(leastPause: .zero), witness: witness,
      clock: WallClock(now), uptime: uptime, logger: logger)
  }

  @Test("gives each task a slice in its turn, and carries all of them to their end")
  func turns() async throws {
    let (first, second) = (
      RetentionTask.deletedTenant(TenantID(rawValue: 1)), RetentionTask.records(.alerts, at: Self.start)
    )
    let work = ScriptedRetention(requested: [first], due: [second], slices: [first.name: 3, second.name: 2])
    var turn = RetentionTurn()
    #expect(try await worker(work, now: { Self.start }).take(&turn) == false)
    #expect(work.carriedOut == [first, second, first, second, first])
  }

  @Test("does what was asked for, and nothing for its age, while the clock is not believed; and says so once")
  func clock() async throws {
    let asked = RetentionTask.erasure(ErasureID(rawValue: 1))
    let due = RetentionTask.records(.parked, at: Self.start)
    let work = ScriptedRetention(requested: [asked], due: [due], believed: Self.start)
    let alerts = RecordedAlerts()
    let held = HeldTime(start: Self.start + .seconds(400 * 86_400))
    let worker = worker(work, alerts: alerts, now: { held.now }, uptime: { held.uptime })
    var turn = RetentionTurn()
    for _ in 0..<3 {
      _ = try await worker.take(&turn)
      held.advance(by: .seconds(1000))
    }
    #expect(work.carriedOut == [asked, asked, asked] && alerts.all.map(\.kind) == [.retentionHeld])
    work.deliver(at: held.now)
    held.advance(by: .seconds(3600))
    _ = try await worker.take(&turn)
    #expect(work.carriedOut.last == due && work.believedNow == held.now)
  }

  @Test("deletes nothing for its age while the clock is four months ahead, whether or not deliveries come in")
  func wrongClock() async throws {
    for isBusy in [true, false] {
      let due = RetentionTask.records(.parked, at: Self.start)
      let work = ScriptedRetention(due: [due], believed: Self.start)
      let alerts = RecordedAlerts()
      let held = HeldTime(start: Self.start, lead: .seconds(120 * 86_400))
      // What is signed is refused, and says how much too late it came.
      let witness = ClockWitness(deliveryLag: { isBusy ? held.lead : nil }, serverLead: { held.lead })
      let worker = worker(work, alerts: alerts, now: { held.now }, uptime: { held.uptime }, witness: witness)
      var turn = RetentionTurn()
      // A weekend, and as long again.
      for _ in 0..<(6 * 24) {
        if isBusy { work.deliver(at: held.now - held.lead, recordedAt: held.now) }
        _ = try await worker.take(&turn)
        held.advance(by: .seconds(3600))
      }
      #expect(work.carriedOut.isEmpty && work.believedNow == Self.start && alerts.all.count == 1)
      // Set right, it says that days have gone by, and is believed as after any such rest.
      held.setRight()
      for isBelieved in [false, true] {
        if isBusy { work.deliver(at: held.now) }
        _ = try await worker.take(&turn)
        #expect(work.carriedOut == (isBelieved ? [due] : []))
        held.advance(by: .seconds(3600))
      }
    }
  }

  @Test("tries again in the next turn what failed, and goes on with the rest")
  func failure() async throws {
    let (first, second) = (
      RetentionTask.records(.alerts, at: Self.start), RetentionTask.records(.parked, at: Self.start)
    )
    let work = ScriptedRetention(due: [first, second], failing: [first.name: StorageError.diskFull])
    var turn = RetentionTurn()
    let worker = worker(work, now: { Self.start })
    #expect(try await worker.take(&turn) == false)
    #expect(try await worker.take(&turn) == false)
    #expect(work.carriedOut == [first, second, first, second])
  }

  @Test("tells of a broken audit log once, and leaves it as it is")
  func damage() async throws {
    let cut = RetentionTask.auditLog(before: Self.start)
    let work = ScriptedRetention(due: [cut], failing: [cut.name: AuditLogDamage(entry: "aud_1")])
    let alerts = RecordedAlerts()
    var turn = RetentionTurn()
    let worker = worker(work, alerts: alerts, now: { Self.start })
    for _ in 0..<3 { _ = try await worker.take(&turn) }
    #expect(alerts.all.count == 1 && alerts.all.first?.subject == "audit log")
    #expect(alerts.all.first?.message.contains("aud_1") == true)
  }
}

/// A clock, how far it is ahead, and what has passed since the start.
private final class HeldTime: Sendable {
  private let start: Timestamp
  private let state: Mutex<(lead: Duration, uptime: Duration)>

  init(start: Timestamp, lead: Duration = .zero) {
    self.start = start
    state = Mutex((lead, .zero))
  }

  var now: Timestamp { state.withLock { start + $0.uptime + $0.lead } }
  var uptime: Duration { state.withLock { $0.uptime } }
  var lead: Duration { state.withLock { $0.lead } }

  func advance(by duration: Duration) { state.withLock { $0.uptime += duration } }

  func setRight() { state.withLock { $0.lead = .zero } }
}

/// Has tasks of so many slices each, and keeps what was carried out.
private final class ScriptedRetention: RetentionWork {
  private struct State {
    var believed: Timestamp?
    var deliveries: [(recordedAt: Timestamp, occurredAt: Timestamp)] = []
    var carriedOut: [RetentionTask] = []
    var slices: [String: Int]
  }

  private let requested: [RetentionTask]
  private let due: [RetentionTask]
  private let failing: [String: any Error]
  private let state: Mutex<State>

  init(
    requested: [RetentionTask] = [], due: [RetentionTask] = [], slices: [String: Int] = [:],
    failing: [String: any Error] = [:], believed: Timestamp? = nil
  ) {
    self.requested = requested
    self.due = due
    self.failing = failing
    state = Mutex(State(believed: believed, slices: slices))
  }

  var carriedOut: [RetentionTask] { state.withLock { $0.carriedOut } }
  var believedNow: Timestamp? { state.withLock { $0.believed } }

  func deliver(at moment: Timestamp, recordedAt: Timestamp? = nil) {
    state.withLock { $0.deliveries.append((recordedAt ?? moment, moment)) }
  }

  func believedMoment() async throws -> Timestamp? { believedNow }
  func believe(_ moment: Timestamp) async throws { state.withLock { $0.believed = moment } }
  func newestDelivery() async throws -> Timestamp? { state.withLock { $0.deliveries.last?.occurredAt } }

  func deliveryTimes(from start: Timestamp, to end: Timestamp) async throws -> [Timestamp] {
    state.withLock { $0.deliveries.filter { $0.recordedAt >= start && $0.recordedAt <= end }.map(\.occurredAt) }
  }

  func requestedTasks() async throws -> [RetentionTask] { requested }
  func dueTasks(under policy: RetentionPolicy, at moment: Timestamp) async throws -> [RetentionTask] { due }

  func carryOut(_ task: RetentionTask, under policy: RetentionPolicy, within budget: Duration) async throws
    -> RetentionSlice
  {
    let left = state.withLock { state in
      state.carriedOut.append(task)
      let left = state.slices[task.name, default: 1] - 1
      state.slices[task.name] = left
      return left
    }
    if let error = failing[task.name] { throw error }
    return RetentionSlice(rows: 1, took: .zero, next: left > 0 ? task : nil)
  }

  func waitForRetentionWork(atMost timeout: Duration) async { try? await Task.sleep(for: timeout) }
}
