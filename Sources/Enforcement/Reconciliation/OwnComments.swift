public import Logging
public import Moderation

/// Learns by what name accounts write comments themselves, so that ingest leaves those alone, and puts right what was
/// decided against them before.
public actor OwnComments {
  /// Ingest reads its whole configuration anew for a name, so names that are learned close together share that. Until
  /// then the journal knows them, from the moment they are learned.
  private static let reloadPause = Duration.seconds(30)

  private let store: any OwnCommentStore
  private let reloader: any EndpointReloader
  private let clock: WallClock
  private let logger: Logger
  private var hasLearned = false
  /// Whether earlier comments may wait to be put right: from before a restart, too.
  private var hasMistakes = true
  private var reloadedAt: Timestamp?

  public init(
    store: any OwnCommentStore, reloader: any EndpointReloader, clock: WallClock = .system, logger: Logger
  ) {
    self.store = store
    self.reloader = reloader
    self.clock = clock
    self.logger = logger
  }

  /// Takes note of comments that were read. Throws `StorageError`.
  func note(_ comments: [PlatformComment], of account: Account) async throws {
    let own = comments.filter(\.isOwn)
    guard !own.isEmpty else { return }
    let scope = TenantScope(ownWorkFor: account.tenantID)
    try await store.correct(own.map(\.id), of: account.id, in: scope, at: clock.now())
    guard let author = own.lazy.compactMap(\.authorID).first, author != account.authorID,
      try await store.learn(author: author, of: account.id, in: scope)
    else { return }
    logger.info("an account's own comments are known from now on", metadata: ["account": "\(account.id)"])
    hasLearned = true
    hasMistakes = true
  }

  /// Puts what was learned in force, and then right what was decided before it was. Throws `StorageError`.
  func settle() async throws {
    let now = clock.now()
    let isReloadDue = reloadedAt.map { $0 > now || now - $0 >= Self.reloadPause } ?? true
    if hasLearned, isReloadDue {
      reloadedAt = now
      hasLearned = false
      do {
        try await reloader.reload()
      } catch {
        // What else was changed is in force all the same, or the next change of anything brings it.
        logger.warning("the webhook paths could not all be renewed", metadata: ["error": "\(error)"])
      }
    }
    guard hasMistakes else { return }
    hasMistakes = false
    do {
      try await store.correctEarlier(at: now)
    } catch {
      hasMistakes = true
      throw error
    }
  }
}
