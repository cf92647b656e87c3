internal import Moderation

/// Lists and rules of a document, which are held to what saving them would hold them to.
extension TenantImportPlanner {
  func lists(
    _ input: TenantImportInput, _ faults: inout PlanFaults, _ warnings: inout [Problem.FieldError]
  ) async throws -> [TenantConfiguration.List] {
    var lists: [TenantConfiguration.List] = []
    var names: Set<String> = []
    for (index, part) in input.lists.enumerated() {
      guard let part else { continue }
      let path = "/document/lists/\(index)"
      if !names.insert(part.name).inserted { faults.add(path + "/name", "is that of another list of this document") }
      // In the form of a file, because that is what lists are checked in: a term a line, below a header.
      let place = { (fault: TermListFault) in
        Problem.FieldError(
          path: path + "/terms" + (fault.line.map { "/\($0 - 2)" } ?? ""), message: fault.message)
      }
      do {
        let file = try await workers.run {
          try TermListFile(reading: Array(TermListFile.write(part.terms, as: .csv).utf8), as: .csv)
        }
        warnings += file.warnings.map(place)
        lists.append(TenantConfiguration.List(name: part.name, title: part.title, terms: file.terms))
      } catch let found as TermListFaults {
        faults.faults += found.faults.map(place)
      }
    }
    return lists
  }

  /// `ids` has the fresh id of each account of the document.
  func rules(
    _ input: TenantImportInput, _ ids: [AccountID: AccountID], lists: [TenantConfiguration.List],
    accounts: [NewAccount], by gateway: GatewayScope, _ faults: inout PlanFaults,
    _ warnings: inout [Problem.FieldError]
  ) async throws -> [TenantConfiguration.Rules] {
    var rules: [TenantConfiguration.Rules] = []
    var parts: [PlannedRules.Part] = []
    var owners: Set<AccountID?> = []
    for (index, part) in input.ruleSets.enumerated() {
      guard let part else { continue }
      let path = "/document/rule_sets/\(index)"
      let account = part.account.flatMap { ids[$0] }
      if part.account != nil, account == nil {
        faults.add(path + "/account", "is the id of no account of this document")
        continue
      }
      if !owners.insert(account).inserted { faults.add(path + "/account", "has rules further up in this document") }
      do {
        let document = try await checker.document(in: part.document)
        rules.append(TenantConfiguration.Rules(account: account, document: document, note: part.note))
        parts.append(PlannedRules.Part(account: account, document: document, path: path + "/document"))
      } catch let found as RuleSetFaults {
        for fault in found.faults { faults.add(path + "/document" + fault.path, fault.message) }
      }
    }
    // Without rules of its own a tenant's deliveries are not taken.
    if !input.ruleSets.contains(where: { $0 == nil || $0?.account == nil }) {
      rules.insert(TenantConfiguration.Rules(document: .starter), at: 0)
    }
    // What rules of accounts are held against comes first.
    parts.sort { $0.account == nil && $1.account != nil }
    // A list at fault counts as empty: that rules name it is right.
    var terms = Dictionary(input.lists.compactMap { $0.map { ($0.name, TermListContent(terms: [])) } }) { $1 }
    for list in lists { terms[list.name] = TermListContent(terms: list.terms) }
    let findings = try await PlannedRules(checker: checker).check(
      parts, lists: terms, accounts: accounts.map(\.setup.account), by: gateway)
    faults.faults += findings.faults
    warnings += findings.warnings
    return rules
  }
}
