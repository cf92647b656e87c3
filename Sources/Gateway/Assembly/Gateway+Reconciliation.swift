internal import Enforcement
internal import ServiceLifecycle
internal import Storage
internal import TikTok

/// What reads comments at TikTok: for missing texts, and for comments that no delivery brought.
extension Gateway {
  var commentReader: CommentReader { CommentReader(http: http, addresses: settings.platform, tokens: tokens) }

  func reconciliationWorkers() -> [any Service] {
    let reader = commentReader
    let accounts = AccountRepository(database)
    return [
      MissingTextWorker(
        queue: MissingTextRepository(database), reader: reader, gate: broker, accounts: accounts, library: library,
        own: ownComments, clock: clock, logger: logger),
      SweepWorker(
        store: SweepRepository(database), reader: reader, gate: broker, journal: GroupCommitJournal(database),
        library: library, accounts: accounts, alerts: AlertRepository(database), own: ownComments,
        schedule: settings.sweeps, clock: clock, logger: logger),
    ]
  }
}
