internal import Moderation

/// Checks the rules of a tenant that does not exist yet, as they would be checked when they are saved.
struct PlannedRules: Sendable {
  let checker: RuleSetChecker

  /// One document, and where the request has it.
  struct Part: Sendable {
    /// Nil for the tenant's own.
    var account: AccountID?
    var document: RuleSetDocument
    var path: String
  }

  /// Everything that is wrong, and what may surprise.
  struct Findings: Sendable {
    var faults: [Problem.FieldError] = []
    var warnings: [Problem.FieldError] = []
  }

  /// `parts` begin with the tenant's own; `lists` are the tenant's by name.
  func check(
    _ parts: [Part], lists: [String: TermListContent], accounts: [Account], by gateway: GatewayScope
  ) async throws -> Findings {
    var findings = Findings()
    let cache = CompiledLists()
    let top = try await checker.layers.gateway(gateway).map { [$0] } ?? []
    var above = top
    for part in parts {
      let source = RuleSetSource(
        layer: part.account == nil ? .tenant : .account, version: 0, document: part.document,
        lists: try await contents(for: part.document, own: lists, by: gateway))
      if part.account == nil { above = top + [source] }
      let dialects = Set(accounts.filter { part.account == nil || $0.id == part.account }.map(\.dialect))
      let layersAbove = part.account == nil ? top : above
      do {
        let warnings = try await checker.warnings(of: source, above: layersAbove, dialects: dialects, sharing: cache)
        findings.warnings += warnings.map { Problem.FieldError(path: part.path + $0.path, message: $0.message) }
      } catch let faults as RuleSetFaults {
        findings.faults += faults.faults.map { Problem.FieldError(path: part.path + $0.path, message: $0.message) }
      }
    }
    return findings
  }

  private func contents(
    for document: RuleSetDocument, own lists: [String: TermListContent], by gateway: GatewayScope
  ) async throws -> [ListReference: TermListContent] {
    var contents = try await checker.layers.contents(ofFirst: document, by: gateway)
    for reference in document.listReferences where reference.origin == .own {
      contents[reference] = lists[reference.name]
    }
    return contents
  }
}
