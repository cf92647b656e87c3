internal import Enforcement
internal import ServiceLifecycle
internal import Storage
internal import TikTok

/// What finds out whether TikTok did what it accepted.
extension Gateway {
  func confirmationWorker() -> any Service {
    ConfirmationWorker(
      queue: ConfirmationRepository(database), accounts: AccountRepository(database),
      reader: CommentReader(http: http, addresses: settings.platform, tokens: tokens), gate: broker, clock: clock,
      logger: logger)
  }
}
