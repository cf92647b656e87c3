internal import Moderation
internal import Workload

/// A rule set of its own for every tenant there could be, made when it is asked for: version 1, which cannot be changed.
struct SampleStore: RuleSetStore {
  let termsEach: Int

  func current(in scope: RuleSetScope) async throws -> RuleSetVersion? {
    guard case .tenant(let scope) = scope else { return nil }
    return try version(of: scope.tenantID)
  }

  func version(_ version: Int64, in scope: RuleSetScope) async throws -> RuleSetVersion? {
    version == 1 ? try await current(in: scope) : nil
  }

  func versions(page: PageRequest, in scope: RuleSetScope) async throws -> Page<RuleSetVersion> {
    guard page.before.map({ $0 > 1 }) ?? true else { return Page(items: [], next: nil) }
    return Page(items: try await current(in: scope).map { [$0] } ?? [], next: nil)
  }

  func save(_ draft: RuleSetDraft, at moment: Timestamp, expecting expected: Int64?, in scope: RuleSetScope)
    async throws -> RuleSetVersion
  { throw StorageError.readOnly }

  func layers(for account: AccountID?, in scope: TenantScope) async throws -> [StoredLayer] {
    [StoredLayer(version: try version(of: scope.tenantID), lists: [:])]
  }

  func gatewayLayer(in scope: GatewayScope) async throws -> StoredLayer? { nil }

  private func version(of tenant: TenantID) throws -> RuleSetVersion {
    let rules = try SampleRules(rules: 2, termsEach: termsEach / 2, seed: UInt64(tenant.rawValue))
    return RuleSetVersion(
      owner: .tenant(tenant), version: 1, document: rules.document.canonicalJSON, author: nil, note: nil,
      createdAt: Timestamp(seconds: 1_719_535_947))
  }
}

/// No comments at all.
struct EmptyArchive: CommentArchive {
  func forEachComment(
    _ selection: CommentSelection, in scope: TenantScope, _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
  ) async throws {}

  func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int { 0 }
}
