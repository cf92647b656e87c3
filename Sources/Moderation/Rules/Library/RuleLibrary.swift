internal import Synchronization

/// The rule sets in force, compiled when they are first needed and kept within a budget of memory, and the histories of
/// the accounts whose rules count.
///
/// Compiling takes up to seconds, so it is done on threads of the library's own, once for each rule set however many
/// wait for it. What is loaded is answered at once: event loops may ask.
public final class RuleLibrary: Sendable {
  public struct Limits: Sendable {
    /// Bytes of compiled rule sets. The one used last stays even where it is larger.
    public var ruleSetBytes: Int
    /// Bytes of accounts' recent comments.
    public var historyBytes: Int
    /// Rule sets compiled at once.
    public var threads: Int
    /// How long a rule set that could not be loaded is not tried again.
    public var retryPause: Duration

    public init(
      ruleSetBytes: Int = 512 << 20, historyBytes: Int = 128 << 20, threads: Int = 2, retryPause: Duration = .seconds(1)
    ) {
      self.ruleSetBytes = ruleSetBytes
      self.historyBytes = historyBytes
      self.threads = threads
      self.retryPause = retryPause
    }
  }

  /// What could not be loaded.
  public enum Part: Equatable, Sendable, CustomStringConvertible {
    /// Those of one account, or of a tenant's accounts that have none of their own.
    case rules(of: TenantID, AccountID?)
    case history(of: AccountID)

    public var description: String {
      switch self {
      case .rules(let tenant, nil): "the rules of \(tenant)"
      case .rules(let tenant, let account?): "the rules of \(account) of \(tenant)"
      case .history(let account): "the recent comments on \(account)"
      }
    }
  }

  /// What became of rule sets since the start.
  public struct Counts: Equatable, Sendable {
    public var loaded = 0
    public var failed = 0
    /// Let go of because the budget of memory was used up.
    public var evicted = 0

    public init() {}
  }

  /// Rule sets and histories that may wait to be loaded, each.
  private static let queueLimit = 10_000
  /// Rule sets brought forward on a change of the configuration; the rest are loaded when they are next needed.
  private static let preparedAtMost = 256

  private let loader: RuleSetLoader
  private let threads: Int
  private let loads: KeyedLoads<RuleSetKey, CompiledRuleSet>
  private let sets: Mutex<RecentlyUsed<RuleSetKey, CompiledRuleSet>>
  private let counted = Mutex(Counts())
  private let histories: AccountHistories
  /// Those in force; nil before they were ever published.
  private let revisions = Mutex<[RuleSetOwner: Int64]?>(nil)
  private let onFailure: @Sendable (Part, any Error) -> Void

  /// - Parameters:
  ///   - starters: The lists that come with the program.
  ///   - onFailure: Told of each load that failed, once, so that it can be logged. Called on any thread; must not block.
  public init(
    store: any RuleSetStore, archive: any CommentArchive,
    starters: @escaping @Sendable (ListReference) -> TermListContent? = { _ in nil }, limits: Limits = Limits(),
    clock: WallClock = .system, onFailure: @escaping @Sendable (Part, any Error) -> Void = { _, _ in }
  ) {
    loader = RuleSetLoader(store: store, starters: starters, threads: limits.threads)
    threads = limits.threads
    loads = KeyedLoads(atOnce: limits.threads, queueLimit: Self.queueLimit, retryPause: limits.retryPause)
    sets = Mutex(RecentlyUsed(limitBytes: limits.ruleSetBytes))
    histories = AccountHistories(
      archive: archive, clock: clock, limitBytes: limits.historyBytes, queueLimit: Self.queueLimit,
      retryPause: limits.retryPause)
    self.onFailure = onFailure
  }

  // MARK: What is loaded

  /// Nil where it must be loaded first. Takes well under a microsecond.
  public func loaded(_ key: RuleSetKey) -> CompiledRuleSet? { sets.withLock { $0.use(key) } }

  /// Bytes of the rule sets that are loaded, as they state them.
  public var loadedBytes: Int { sets.withLock { $0.bytes } }

  public var counts: Counts { counted.withLock { $0 } }

  /// How many rule sets are loaded.
  public var loadedCount: Int { sets.withLock { $0.count } }

  /// What decides an account's comments; nil where something must be loaded first. `key` is the account's.
  public func rules(_ key: RuleSetKey, of account: AccountID) -> AccountRules? {
    guard let ruleSet = loaded(key) else { return nil }
    let needs = ruleSet.historyNeeds
    guard !needs.isEmpty else { return AccountRules(accountID: account, ruleSet: ruleSet, history: nil) }
    let scope = TenantScope(ownWorkFor: key.tenantID)
    guard let history = histories.ready(account, in: scope, for: needs) else { return nil }
    return AccountRules(accountID: account, ruleSet: ruleSet, history: history)
  }

  // MARK: Loading

  /// Loads what is missing. Calls `receiver` once, on any thread, or at once with why it cannot be loaded: what storage
  /// throws, `RuleSetFaults`, or `BoundedWorkers.QueueFull`. It must not block.
  public func rules(
    _ key: RuleSetKey, of account: AccountID,
    then receiver: @escaping @Sendable (Result<AccountRules, any Error>) -> Void
  ) {
    load(key) { result in
      switch result {
      case .failure(let error): receiver(.failure(error))
      case .success(let ruleSet):
        self.complete(ruleSet, of: account, in: TenantScope(ownWorkFor: key.tenantID), then: receiver)
      }
    }
  }

  /// Adds the account's history where rules count.
  private func complete(
    _ ruleSet: CompiledRuleSet, of account: AccountID, in scope: TenantScope,
    then receiver: @escaping @Sendable (Result<AccountRules, any Error>) -> Void
  ) {
    guard !ruleSet.historyNeeds.isEmpty else {
      return receiver(.success(AccountRules(accountID: account, ruleSet: ruleSet, history: nil)))
    }
    histories.history(
      of: account, in: scope, for: ruleSet.historyNeeds, onFailure: { self.onFailure(.history(of: account), $0) }
    ) { result in
      receiver(result.map { AccountRules(accountID: account, ruleSet: ruleSet, history: $0) })
    }
  }

  /// What is in force now decides an account's comments: for workers. Throws what storage throws, `RuleSetFaults`, and
  /// `BoundedWorkers.QueueFull`.
  public func rules(of account: AccountID, in scope: TenantScope) async throws -> AccountRules {
    let ruleSet = try await ruleSet(for: account, in: scope)
    return try await withCheckedThrowingContinuation { continuation in
      complete(ruleSet, of: account, in: scope) { continuation.resume(with: $0) }
    }
  }

  /// Throws as `rules(of:in:)` does.
  public func ruleSet(for key: RuleSetKey) async throws -> CompiledRuleSet {
    try await ruleSet(for: key, mustStay: false)
  }

  private func ruleSet(for key: RuleSetKey, mustStay: Bool) async throws -> CompiledRuleSet {
    if let known = loaded(key) { return known }
    return try await withCheckedThrowingContinuation { continuation in
      load(key, mustStay: mustStay) { continuation.resume(with: $0) }
    }
  }

  /// What is in force now for an account, or for the tenant's accounts that have no rules of their own. Throws as
  /// `rules(of:in:)` does.
  public func ruleSet(for account: AccountID?, in scope: TenantScope) async throws -> CompiledRuleSet {
    try await namedRuleSet(for: account, in: scope).0
  }

  /// The same with its name; nil before anything was ever published, when it comes straight from storage.
  public func namedRuleSet(for account: AccountID?, in scope: TenantScope) async throws
    -> (CompiledRuleSet, RuleSetKey?)
  {
    let published = revisions.withLock { revisions in
      revisions.map { RuleSetKey(for: account, of: scope.tenantID, revisions: $0) }
    }
    guard let published else { return (try await loader.ruleSet(for: account, in: scope), nil) }
    return (try await ruleSet(for: published), published)
  }

  private func load(
    _ key: RuleSetKey, mustStay: Bool = false,
    then receiver: @escaping @Sendable (Result<CompiledRuleSet, any Error>) -> Void
  ) {
    loads.load(key, by: { try await self.fetch($0, mustStay: mustStay) }, then: receiver)
  }

  /// Runs for one caller at a time of those that want the key.
  private func fetch(_ key: RuleSetKey, mustStay: Bool) async throws -> CompiledRuleSet {
    // Another load may have ended between the look that missed it and this one's turn.
    if let known = sets.withLock({ $0.peek(key) }) { return known }
    do {
      let ruleSet = try await loader.ruleSet(for: key.accountID, in: TenantScope(ownWorkFor: key.tenantID))
      // Let go of outside the lock: to free a large rule set takes milliseconds.
      let gone = sets.withLock { $0.insert(ruleSet, for: key, bytes: ruleSet.memoryBytes, mustStay: mustStay) }
      counted.withLock { counts in
        counts.loaded += 1
        counts.evicted += gone.count { $0 !== ruleSet }
      }
      withExtendedLifetime(gone) {}
      return ruleSet
    } catch {
      counted.withLock { $0.failed += 1 }
      onFailure(.rules(of: key.tenantID, key.accountID), error)
      throw error
    }
  }

  // MARK: Changes of the configuration

  /// Loads the successors of what is in use, so that nobody waits for them once they are in force: of the rule sets used
  /// last first. The change must be stored, and not yet published. Answers the first failure; the rest is loaded all the
  /// same.
  public func prepare(_ successors: [RuleSetKey: Set<RuleSetKey>]) async -> (any Error)? {
    let used = sets.withLock { sets in successors.isEmpty ? [] : sets.keys }
    var pending = used.lazy.compactMap { successors[$0] }.joined().prefix(Self.preparedAtMost).makeIterator()
    return await withTaskGroup(of: (any Error)?.self) { group in
      func addNext() {
        guard let key = pending.next() else { return }
        group.addTask {
          do {
            _ = try await self.ruleSet(for: key, mustStay: true)
            return nil
          } catch {
            return error
          }
        }
      }
      for _ in 0..<threads { addNext() }
      var first: (any Error)?
      for await failure in group {
        first = first ?? failure
        addNext()
      }
      return first
    }
  }

  /// Names what is in force from now on, and lets go of rule sets that no account in `keys` needs.
  public func publish(_ revisions: [RuleSetOwner: Int64], keeping keys: Set<RuleSetKey>) {
    self.revisions.withLock { $0 = revisions }
    let gone = sets.withLock { $0.removeAll(but: keys) }
    withExtendedLifetime(gone) {}
  }
}
