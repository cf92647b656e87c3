public import Moderation

/// Whether anybody would hear of it.
public struct AlertingCheck: DiagnosticCheck {
  public let name = "alerts"
  private let facts: @Sendable () async throws -> GatewayFacts

  public init(facts: @escaping @Sendable () async throws -> GatewayFacts) { self.facts = facts }

  public func run() async throws -> [DiagnosticFinding] {
    let channels = try await facts().alertChannels
    guard channels == 0 else { return [.ok(name, "alerts of the gateway go to \(Words.count(channels, "channel"))")] }
    return [
      .warning(
        name, "alerts of the gateway go nowhere: nobody hears of a full disk or a failed backup",
        remedy: "make a channel and try it: gatehouse alert channel create, gatehouse alert channel test")
    ]
  }
}
