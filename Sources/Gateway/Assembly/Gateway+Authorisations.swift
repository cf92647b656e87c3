internal import AdminAPI
internal import Enforcement
internal import ServiceLifecycle
internal import Storage
internal import TikTok

/// How accounts are authorised, and stay so.
extension Gateway {
  var authorisationDependencies: AuthorisationDependencies {
    AuthorisationDependencies(
      authorisations: AuthorisationRepository(database),
      linker: AuthorisationLinker(
        authorisations: AuthorisationRepository(database), accounts: AccountRepository(database),
        apps: AppRepository(database), addresses: settings.platform, publicURL: settings.publicURL,
        isStrict: !settings.allowsPrivateAddresses, clock: clock))
  }

  var authorisationReceiver: AuthorisationReceiver {
    AuthorisationReceiver(
      authorisations: AuthorisationRepository(database), accounts: AccountRepository(database),
      apps: AppRepository(database), http: http, addresses: settings.platform, sealer: sealer, reloader: directory,
      publicURL: settings.publicURL, isStrict: !settings.allowsPrivateAddresses, clock: clock, logger: logger)
  }

  func tokenRenewalWorker() -> any Service {
    TokenRenewalWorker(queue: TokenRenewalRepository(database), tokens: tokens, clock: clock, logger: logger)
  }

  func authorisationWatcher() -> any Service {
    AuthorisationWatcher(
      watch: AuthorisationWatchRepository(database), alerts: AlertRepository(database), clock: clock, logger: logger)
  }
}
