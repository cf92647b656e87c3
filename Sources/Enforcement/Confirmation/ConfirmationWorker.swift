public import Logging
public import Moderation
public import ServiceLifecycle

/// Finds out whether TikTok did what it accepted. Its event says so within minutes, as a rule; where none came, the
/// comments are looked at, up to thirty of a video with one call, within the limits that all calls keep. What was not
/// done is tried again on a schedule with an end; what nobody can know is said to be so.
///
/// A finding that was not recorded is found again, and one that is outdated when it is recorded changes nothing.
public final class ConfirmationWorker: Service {
  /// How long to wait before storage that failed is asked again.
  private static let storagePause = Duration.seconds(1)

  private let queue: any ConfirmationQueue
  private let accounts: any AccountStore
  private let gate: any CallGate
  private let check: ConfirmationCheck
  private let size: Int
  private let concurrency: Int
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    case finished(AccountID)
    case woken
  }

  /// `schedule` says when to try again what drifted; `concurrency` is the most calls under way at once, of which each
  /// account has at most one.
  public init(
    queue: any ConfirmationQueue, accounts: any AccountStore, reader: any CommentReading, gate: any CallGate,
    schedule: RetrySchedule = .afterDrift, concurrency: Int = 8, clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    self.accounts = accounts
    self.gate = gate
    check = ConfirmationCheck(
      queue: queue, reader: GatedReader(reader: reader, gate: gate, urgency: .confirming, clock: clock),
      judge: ConfirmationJudge(schedule: schedule), storagePause: Self.storagePause, logger: logger)
    size = type(of: reader).mostComments
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the calls under way end, records them and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var busy: Set<AccountID> = []
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let deadline = await startDue(&busy, in: &group)
        wait.keep(until: deadline, in: &group, woken: .woken) { [queue] in
          await queue.waitForConfirmationWork(until: $0)
        }
        switch await group.next() {
        case .finished(let account): busy.remove(account)
        case .woken, nil: wait.ended()
        }
      }
    }
  }

  /// Starts what is due and may be called; says when to look again. Nil leaves that to the calls under way.
  private func startDue(_ busy: inout Set<AccountID>, in group: inout TaskGroup<Event>) async -> Timestamp? {
    let now = clock.now()
    var openings: [AccountID: Timestamp] = [:]
    do {
      while busy.count < concurrency {
        let batches = try await queue.due(
          at: now, limit: concurrency - busy.count, size: size, excluding: busy.union(openings.keys))
        if batches.isEmpty {
          return [try await queue.nextDue(after: now), openings.values.min()].compactMap { $0 }.min()
        }
        for batch in batches {
          if let opening = try await start(batch, at: now, in: &group) {
            // Moved on by a little, should the gate open this very moment.
            openings[batch.accountID] = max(opening, now + .milliseconds(100))
          } else {
            busy.insert(batch.accountID)
          }
        }
      }
      return nil
    } catch {
      logger.error("what is to be confirmed cannot be read; trying again shortly", metadata: ["error": "\(error)"])
      return now + Self.storagePause
    }
  }

  /// Begins with the batch, as one of the group's tasks. When the account has to wait for its turn, that is the answer.
  private func start(_ batch: ConfirmationBatch, at now: Timestamp, in group: inout TaskGroup<Event>) async throws
    -> Timestamp?
  {
    let scope = TenantScope(ownWorkFor: batch.tenantID)
    // Deleted meanwhile, and its actions with it: nothing of the batch is found when it is recorded.
    guard let account = try await accounts.account(batch.accountID, in: scope) else { return now + Self.storagePause }
    let known = check.findingsWithoutLook(at: batch, of: account, at: now)
    guard known.count < batch.items.count else {
      group.addTask { [check] in
        await check.record(known, of: batch, at: now)
        return .finished(batch.accountID)
      }
      return nil
    }
    if case .later(let opening) = gate.admit(.confirming(for: account), at: now) { return opening }
    var rest = batch
    rest.items.removeAll { known[$0.actionID] != nil }
    group.addTask { [check, rest] in
      if !known.isEmpty { await check.record(known, of: batch, at: now) }
      await check.look(at: rest, of: account)
      return .finished(batch.accountID)
    }
    return nil
  }
}
