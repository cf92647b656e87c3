internal import Synchronization

/// The histories of the accounts whose rules count, filled from storage when they are first needed and kept within a
/// budget of memory. One that had to go is filled anew. Comments that are still on their way to the disk while it is
/// filled, decided before, are missed.
final class AccountHistories: Sendable {
  /// Histories filled at once: each holds one of the archive's readers.
  private static let filledAtOnce = 2

  /// The tenant is part of it, so that no caller's mistake shows one tenant another's comments.
  private struct Key: Hashable {
    var account: AccountID
    var scope: TenantScope
  }

  private let filler: HistoryFiller
  private let loads: KeyedLoads<Key, AccountHistory>
  private let histories: Mutex<RecentlyUsed<Key, AccountHistory>>

  init(archive: any CommentArchive, clock: WallClock, limitBytes: Int, queueLimit: Int, retryPause: Duration) {
    filler = HistoryFiller(archive: archive, clock: clock)
    loads = KeyedLoads(atOnce: Self.filledAtOnce, queueLimit: queueLimit, retryPause: retryPause)
    // None is ever refused, so nothing need be remembered of those that had to go.
    histories = Mutex(RecentlyUsed(limitBytes: limitBytes, rememberedKeys: 0))
  }

  /// Nil where it must be filled first.
  func ready(_ account: AccountID, in scope: TenantScope, for needs: HistoryNeeds) -> AccountHistory? {
    let key = Key(account: account, scope: scope)
    let (history, gone): (AccountHistory?, [AccountHistory]) = histories.withLock { histories in
      guard let history = histories.use(key) else { return (nil, []) }
      // It grows while it is used.
      return (history, histories.charge(history.memoryBytes, for: key))
    }
    withExtendedLifetime(gone) {}
    guard let history, history.needs.cover(needs) else { return nil }
    return history
  }

  /// Fills what is missing. Calls `receiver` once, on any thread, or at once.
  func history(
    of account: AccountID, in scope: TenantScope, for needs: HistoryNeeds,
    onFailure: @escaping @Sendable (any Error) -> Void,
    then receiver: @escaping @Sendable (Result<AccountHistory, any Error>) -> Void
  ) {
    if let history = ready(account, in: scope, for: needs) { return receiver(.success(history)) }
    loads.load(Key(account: account, scope: scope)) { key in
      do {
        return try await self.fill(key, for: needs)
      } catch {
        onFailure(error)
        throw error
      }
    } then: { result in
      // It may have been filled for another caller, who asked for less.
      if case .success(let history) = result, !history.needs.cover(needs) {
        self.history(of: account, in: scope, for: needs, onFailure: onFailure, then: receiver)
      } else {
        receiver(result)
      }
    }
  }

  private func fill(_ key: Key, for needs: HistoryNeeds) async throws -> AccountHistory {
    let known = histories.withLock { $0.peek(key) }
    if let known, known.needs.cover(needs) { return known }
    var needs = needs
    if let known { needs.formUnion(known.needs) }
    let history = try await filler.history(of: key.account, in: key.scope, for: needs)
    // It stays, whatever others must go for it: comments that waited for it count themselves in, and would not be found
    // in storage yet if the next comment had it filled anew.
    let gone = histories.withLock { $0.insert(history, for: key, bytes: history.memoryBytes, mustStay: true) }
    withExtendedLifetime(gone) {}
    return history
  }
}

extension HistoryNeeds {
  /// Whether a history kept for these needs answers `other` as well.
  func cover(_ other: HistoryNeeds) -> Bool {
    guard self != other else { return true }
    return other.nearDuplicateWindows.allSatisfy(nearDuplicateWindows.contains)
      && other.userRateWindows.allSatisfy(userRateWindows.contains)
      && (wantsFirstComment || !other.wantsFirstComment)
  }
}
