/// A webhook as TikTok has it.
public struct RegisteredWebhook: Hashable, Codable, Sendable {
  /// TikTok's id in `open`; in `business`, where there is one callback for each app and event type, the event type.
  public var id: String
  public var url: String
  public var events: [String]

  public init(id: String, url: String, events: [String]) {
    self.id = id
    self.url = url
    self.events = events
  }
}

/// What `sync` would do, or did, to make TikTok's side equal to ours.
public struct WebhookDifference: Equatable, Codable, Sendable {
  /// The URL that ought to be registered.
  public var wanted: String
  /// Registered and right.
  public var kept: [RegisteredWebhook]
  /// Registered by us earlier and no longer right: to be deleted.
  public var removed: [RegisteredWebhook]
  /// True when `wanted` is to be registered.
  public var adds: Bool

  public var isEmpty: Bool { removed.isEmpty && !adds }

  public init(wanted: String, kept: [RegisteredWebhook], removed: [RegisteredWebhook], adds: Bool) {
    self.wanted = wanted
    self.kept = kept
    self.removed = removed
    self.adds = adds
  }
}

/// Why webhooks could not be managed.
public enum WebhookError: Error, Equatable, Sendable {
  /// The tenant has no such account.
  case noSuchAccount
  /// `message` says what to set first: a public URL, an app, a token.
  case notConfigured(message: String)
  case platform(PlatformFailure)
}

/// One of the changes at TikTok that `sync` is made of.
public enum WebhookStep: Equatable, Sendable {
  case delete(RegisteredWebhook)
  case register(url: String)
}

/// `sync` stopped half-way.
public struct WebhookSyncFailure: Error, Sendable {
  /// What was changed at TikTok before.
  public var done: [WebhookStep]
  /// What could not be done.
  public var failed: WebhookStep
  /// Why not: what the step would throw by itself.
  public var cause: any Error

  public init(done: [WebhookStep], failed: WebhookStep, cause: any Error) {
    self.done = done
    self.failed = failed
    self.cause = cause
  }
}

/// Webhook registration of an account at TikTok. Throws `WebhookError` and `StorageError`.
public protocol WebhookRegistrar: Sendable {
  /// The URL that TikTok should deliver the account's events to; `publicURL` overrides the configured one.
  func wantedURL(of account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> String
  func list(for account: AccountID, in scope: TenantScope) async throws -> [RegisteredWebhook]
  func register(for account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> RegisteredWebhook
  /// `id` as `list` gave it.
  func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws
  /// Works out the difference and, unless `dryRun`, carries it out. Throws `WebhookSyncFailure` where a step of that
  /// fails.
  func sync(account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope) async throws
    -> WebhookDifference
}
