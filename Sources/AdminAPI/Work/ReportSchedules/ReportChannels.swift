internal import Moderation

/// The alert channels that reports can be sent to.
struct ReportChannels: Sendable {
  static let missing = "the tenant has no such alert channel of kind webhook or email"

  let channels: any AlertChannelStore
  let telling: any AlertTelling
  let secrets: SecretKeeper

  /// Throws `invalid_body` where the target is a channel that is not the tenant's, takes no reports, or cannot be used as
  /// the gateway is set up.
  func check(_ target: ReportOrder.Target, in scope: TenantScope) async throws {
    guard case .channel(let id) = target else { return }
    guard let channel = try await channels.channel(id, in: .tenant(scope)) else {
      throw Problem.invalidBody("/channel", Self.missing)
    }
    guard channel.kind.takesReports else {
      throw Problem.invalidBody("/channel", "is of kind \(channel.kind), which takes no files: use a webhook or mail")
    }
    let address = try secrets.open(channel.target, at: .alertTarget(id))
    if let fault = telling.fault(of: address, for: channel.kind) { throw Problem.invalidBody("/channel", fault) }
  }
}
