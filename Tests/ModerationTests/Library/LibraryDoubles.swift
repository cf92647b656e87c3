import Moderation
import Synchronization

/// Rule sets in memory. A closed one holds every reader back until it is opened.
final class MemoryRuleSetStore: RuleSetStore {
  private struct State {
    var versions: [RuleSetOwner: [RuleSetVersion]] = [:]
    var lists: [ListReference: TermListContent] = [:]
    var failure: StorageError?
    var reads: [AccountID?] = []
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// For whom layers were read, in order.
  var reads: [AccountID?] { state.withLock { $0.reads } }

  /// What the configuration of ingest would say.
  var revisions: [RuleSetOwner: Int64] { state.withLock { $0.versions.mapValues { Int64($0.count) } } }

  /// Saves the next version of an owner's rules; the text need not be a valid document.
  @discardableResult
  func put(_ document: String, for owner: RuleSetOwner) -> Int64 {
    state.withLock { state in
      let version = Int64(state.versions[owner, default: []].count + 1)
      state.versions[owner, default: []].append(
        RuleSetVersion(
          owner: owner, version: version, document: document, author: nil, note: nil,
          createdAt: Timestamp(seconds: 1_800_000_000)))
      return version
    }
  }

  func put(_ terms: [String], as list: ListReference, version: Int64) {
    state.withLock { $0.lists[list] = TermListContent(id: TermListID(rawValue: 1), version: version, terms: terms) }
  }

  func fail(with failure: StorageError?) { state.withLock { $0.failure = failure } }

  func close() { state.withLock { $0.isClosed = true } }

  func open() {
    let waiting = state.withLock { state in
      state.isClosed = false
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  func layers(for account: AccountID?, in scope: TenantScope) async throws -> [StoredLayer] {
    await withCheckedContinuation { continuation in
      let passes = state.withLock { state in
        state.reads.append(account)
        if state.isClosed { state.waiting.append(continuation) }
        return !state.isClosed
      }
      if passes { continuation.resume() }
    }
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      var owners: [RuleSetOwner] = [.gateway, .tenant(scope.tenantID)]
      if let account { owners.append(.account(account, of: scope.tenantID)) }
      return owners.compactMap { owner in
        state.versions[owner]?.last.map { StoredLayer(version: $0, lists: state.lists) }
      }
    }
  }

  func current(in scope: RuleSetScope) async throws -> RuleSetVersion? {
    state.withLock { $0.versions[scope.owner]?.last }
  }

  func version(_ version: Int64, in scope: RuleSetScope) async throws -> RuleSetVersion? {
    state.withLock { $0.versions[scope.owner]?.first { $0.version == version } }
  }

  func versions(page: PageRequest, in scope: RuleSetScope) async throws -> Page<RuleSetVersion> {
    Page(items: state.withLock { $0.versions[scope.owner, default: []].reversed() }, next: nil)
  }

  func save(_ draft: RuleSetDraft, at moment: Timestamp, expecting expected: Int64?, in scope: RuleSetScope)
    async throws -> RuleSetVersion
  {
    let version = put(draft.document.canonicalJSON, for: scope.owner)
    guard let saved = try await self.version(version, in: scope) else { throw StorageError.closed }
    return saved
  }

  func gatewayLayer(in scope: GatewayScope) async throws -> StoredLayer? {
    state.withLock { state in
      state.versions[.gateway]?.last.map { StoredLayer(version: $0, lists: state.lists) }
    }
  }
}

/// Stored comments in memory, oldest first.
final class MemoryArchive: CommentArchive {
  private let comments = Mutex<[ArchivedComment]>([])
  private let selections = Mutex<[CommentSelection]>([])
  private let failure = Mutex<StorageError?>(nil)

  /// What was asked for, in order.
  var asked: [CommentSelection] { selections.withLock { $0 } }

  func fail(with error: StorageError?) { failure.withLock { $0 = error } }

  func add(_ comment: CommentEvent, to account: AccountID, isModerated: Bool = true) {
    comments.withLock { comments in
      comments.append(
        ArchivedComment(
          id: EventID(rawValue: Int64(comments.count + 1)), accountID: account, comment: comment, verdict: .allow,
          isModerated: isModerated))
    }
  }

  private func selected(_ selection: CommentSelection) -> [ArchivedComment] {
    let matching = comments.withLock { comments in
      comments.filter { selection.account == nil || $0.accountID == selection.account }
    }
    return Array(matching.suffix(selection.newest ?? .max))
  }

  func forEachComment(
    _ selection: CommentSelection, in scope: TenantScope, _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
  ) async throws {
    selections.withLock { $0.append(selection) }
    if let error = failure.withLock({ $0 }) { throw error }
    for comment in selected(selection) { guard try each(comment) else { return } }
  }

  func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int {
    selected(selection).count
  }
}
