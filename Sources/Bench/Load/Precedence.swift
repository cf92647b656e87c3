internal import Glibc

/// What comes before everything else on its processor.
public enum Precedence {
  /// Runs `body` on this thread before all ordinary ones, where the system allows that, as it does for root: what a
  /// client measures is the server's time then, and not its own wait for a processor on which other clients are busy.
  public static func first<Result>(_ body: () throws -> Result) rethrows -> Result {
    var (first, ordinary) = (sched_param(sched_priority: 1), sched_param(sched_priority: 0))
    sched_setscheduler(0, SCHED_FIFO, &first)
    defer { sched_setscheduler(0, SCHED_OTHER, &ordinary) }
    return try body()
  }
}
