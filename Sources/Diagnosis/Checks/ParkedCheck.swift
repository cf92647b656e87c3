public import Moderation

/// Whether deliveries come in that nobody can use.
public struct ParkedCheck: DiagnosticCheck {
  private static let few = 10

  public let name = "parked"
  private let facts: @Sendable () async throws -> GatewayFacts

  public init(facts: @escaping @Sendable () async throws -> GatewayFacts) { self.facts = facts }

  public func run() async throws -> [DiagnosticFinding] {
    let facts = try await facts()
    guard facts.recentParked > 0 else {
      let older = facts.parked == 0 ? "" : "; \(facts.parked) are kept from earlier"
      return [.ok(name, "no delivery had to be parked within a day\(older)")]
    }
    let count =
      facts.recentParked == GatewayFacts.parkedLimit ? "at least \(facts.recentParked)" : "\(facts.recentParked)"
    let reason = facts.commonestReason.map { ", mostly because \($0)" } ?? ""
    let message = "deliveries parked within a day: \(count)\(reason)"
    let remedy = """
      gatehouse parked list --tenant NAME, or --without-tenant, shows them; where an account is missing, set it up: \
      gatehouse account create
      """
    return [
      facts.recentParked > Self.few
        ? .problem(name, message + "; TikTok takes them for delivered", remedy: remedy)
        : .warning(name, message, remedy: remedy)
    ]
  }
}
