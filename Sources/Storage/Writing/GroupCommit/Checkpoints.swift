internal import GRDB
internal import GRDBSQLite
internal import Logging
internal import Metrics
internal import Moderation

/// Moves SQLite's log into the file, between two batches. SQLite itself would do so within the commit that makes the
/// log too long, and have that batch's deliveries wait although they are on the disk.
///
/// The writer's connection does all of it: no two may write or checkpoint at once, as `ProcessLock` says.
///
/// Unchecked: used on the database's writer queue alone.
final class Checkpoints: @unchecked Sendable {
  /// By how many pages the log has to have grown. The fewer, the shorter whoever comes meanwhile has to wait; but with
  /// many tenants a few pages take almost as long as many, being all over the file, and so they are let gather.
  static let leastPages = 1000
  static let mostPages = 4000
  /// From so many pages on, one is made after each batch: the log begins anew only when all of it is in the file and
  /// nobody reads it, and beside readers that come one behind the other it takes many tries to come upon such a moment.
  static let tooManyPages = 16_000
  /// Few pages are let gather for so many times as long as the last checkpoint took.
  private static let restFactor = 10

  /// Pages of the log after the last commit, and those of them that the last checkpoint was about.
  private var pages = 0
  private var tried = 0
  /// Until when few pages are let gather.
  private var restsUntil = ContinuousClock.now
  private let duration = Timer(label: "gatehouse_checkpoint_duration_seconds")
  private let damage: DamageMark
  private let logger: Logger

  init(_ db: Database, damage: DamageMark, logger: Logger) {
    self.damage = damage
    self.logger = logger
    sqlite3_wal_hook(
      db.sqliteConnection,
      { checkpoints, _, _, pages in
        guard let checkpoints else { return SQLITE_OK }
        Unmanaged<Checkpoints>.fromOpaque(checkpoints).takeUnretainedValue().noticeCommit(pages: Int(pages))
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Makes one if the log is long enough, and answers how long that took. Whoever reads an earlier state meanwhile
  /// keeps it from going all the way; the rest is for the next one.
  func run(on db: Database) -> Duration {
    let grown = pages - tried
    let isTooLong = pages > Self.tooManyPages && grown > 0
    guard isTooLong || grown >= Self.leastPages else { return .zero }
    let began = ContinuousClock.now
    guard isTooLong || grown >= Self.mostPages || began >= restsUntil else { return .zero }
    tried = pages
    do {
      try db.checkpoint(.passive)
    } catch {
      let error = damage.noted(StorageError(error))
      logger.error("the log could not be moved into the database's file", metadata: ["error": "\(error)"])
    }
    let took = ContinuousClock.now - began
    restsUntil = began + took * Self.restFactor
    duration.record(duration: took)
    return took
  }

  private func noticeCommit(pages: Int) {
    // The log begins anew once all of it is in the file and nobody reads it.
    if pages < tried { tried = 0 }
    self.pages = pages
  }
}
