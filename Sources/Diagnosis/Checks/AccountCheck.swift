public import Moderation

/// Whether TikTok lets us act for the accounts, and goes on doing so.
public struct AccountCheck: DiagnosticCheck {
  public let name = "accounts"
  private let facts: @Sendable () async throws -> GatewayFacts

  public init(facts: @escaping @Sendable () async throws -> GatewayFacts) { self.facts = facts }

  public func run() async throws -> [DiagnosticFinding] {
    let facts = try await facts()
    var lapsed: [String] = []
    var failing: [String] = []
    var ending: [String] = []
    for trouble in facts.troubles {
      switch trouble.kind {
      case .lapsed: lapsed.append(trouble.accountName)
      case .refreshFailing: failing.append(trouble.accountName)
      case .ending(let end): ending.append("\(trouble.accountName) (\(end))")
      }
    }
    let authorise = "gatehouse account authorise start, and send the link to its owner"
    var findings: [DiagnosticFinding] = []
    if !lapsed.isEmpty {
      findings.append(
        .problem(
          name,
          "\(Words.count(lapsed.count, "account is", "accounts are")) disconnected: \(Words.list(lapsed)); "
            + "comments there are decided, but nothing is hidden", remedy: authorise))
    }
    if !failing.isEmpty {
      findings.append(
        .problem(
          name, "the access tokens of \(Words.list(failing)) could not be renewed",
          remedy: "gatehouse account show says why; if TikTok refuses the refresh token: \(authorise)"))
    }
    if !ending.isEmpty {
      findings.append(
        .warning(
          name, "authorisations end soon, or have ended: \(Words.list(ending))", remedy: "before that: \(authorise)"))
    }
    if facts.accountsWithoutToken > 0 {
      findings.append(
        .warning(
          name,
          "\(Words.count(facts.accountsWithoutToken, "account has", "accounts have")) no access token, so that "
            + "nothing can be hidden there", remedy: "\(authorise); or gatehouse account set-tokens"))
    }
    if !facts.silentAccounts.isEmpty {
      findings.append(
        .problem(
          name, "TikTok delivers nothing about \(Words.list(facts.silentAccounts)), though comments come in there",
          remedy: "gatehouse webhook sync registers what is missing; see docs/reconciliation.md"))
    }
    if !facts.unheardAccounts.isEmpty {
      findings.append(
        .warning(
          name, "TikTok has never delivered anything about \(Words.list(facts.unheardAccounts))",
          remedy: "unless nobody comments there: gatehouse webhook sync registers what is missing"))
    }
    return findings.isEmpty ? [.ok(name, "every account is connected, and none ends within 14 days")] : findings
  }
}
