internal import Moderation

/// Finds the rules of an owner that name one of its lists.
struct ListUsers: Sendable {
  let layers: DraftLayers
  let accounts: any AccountStore

  /// What is in force of the gateway's rules, or of the tenant's and its accounts', and names the list.
  func sources(naming reference: ListReference, in scope: TermListScope) async throws -> [RuleSetSource] {
    switch scope {
    case .gateway(let gateway):
      guard let source = try await layers.gateway(gateway), source.names(reference) else { return [] }
      return [source]
    case .tenant(let tenant):
      var found = try await layers.inForce(for: nil, in: tenant).filter {
        $0.layer == .tenant && $0.names(reference)
      }
      for account in try await accountsNaming(reference, in: tenant) {
        found += try await layers.inForce(for: account, in: tenant).filter { $0.layer == .account }
      }
      return found
    }
  }

  private func accountsNaming(_ reference: ListReference, in tenant: TenantScope) async throws -> [AccountID] {
    var found: [AccountID] = []
    var page = PageRequest(limit: 1000)
    while true {
      let accounts = try await accounts.accounts(page: page, in: tenant)
      for account in accounts.items {
        guard let version = try await layers.ruleSets.current(in: .account(account.id, tenant)) else { continue }
        let document = try RuleSetDocument(json: version.document.utf8)
        if document.listReferences.contains(reference) { found.append(account.id) }
      }
      guard let next = accounts.next else { return found }
      page.before = next
    }
  }
}

extension RuleSetSource {
  fileprivate func names(_ reference: ListReference) -> Bool { document.listReferences.contains(reference) }
}
