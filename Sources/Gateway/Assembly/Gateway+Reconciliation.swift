internal import Enforcement
internal import ServiceLifecycle
internal import Storage
internal import TikTok

/// What reads comments at TikTok: for missing texts, and for comments that no delivery brought.
extension Gateway {
  func reconciliationWorkers() -> [any Service] {
    let reader = CommentReader(http: http, addresses: settings.platform, tokens: tokens)
    let accounts = AccountRepository(database)
    let own = OwnComments(
      store: OwnCommentRepository(database), reloader: directory, clock: clock, logger: logger)
    return [
      MissingTextWorker(
        queue: MissingTextRepository(database), reader: reader, gate: broker, accounts: accounts, library: library,
        own: own, clock: clock, logger: logger),
      SweepWorker(
        store: SweepRepository(database), reader: reader, gate: broker, journal: GroupCommitJournal(database),
        library: library, accounts: accounts, alerts: AlertRepository(database), own: own, schedule: settings.sweeps,
        clock: clock, logger: logger),
    ]
  }
}
