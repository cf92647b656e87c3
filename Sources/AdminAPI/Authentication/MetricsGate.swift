internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// Who may read `/metrics`: whoever shows the settings' `metrics.token`, owners and their tokens of scope
/// `metrics:read`, and, without credentials, what runs on this machine.
///
/// The figures are those of all tenants together, so nobody who was granted single tenants may read them.
struct MetricsGate: Sendable {
  let tokenDigest: [UInt8]?
  let check: CredentialCheck
  let secondFactor: SecondFactorGate
  let refusals: BoundedAudit
  let clock: WallClock

  /// Set by proxies, which connect from this machine on behalf of others.
  private static let forwarding = [
    "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
  ].compactMap { HTTPField.Name($0) }

  func admit(_ request: Request, in context: AdminContext) async throws {
    switch PresentedCredential(in: request, cookie: SessionCookie(isHTTPS: context.isHTTPS)) {
    case nil:
      // Credentials of another kind are no credentials, and whoever sends some does not ask without.
      guard request.headers[.authorization] == nil, tokenDigest == nil, Self.isFromThisMachine(request, context)
      else {
        throw Problem.metricsUnauthenticated
      }
      return
    case .bearer(let secret):
      if let tokenDigest, ConstantTime.equal(AccessToken.digest(of: secret), tokenDigest) { return }
    case .cookie: break
    }
    let caller = try await check.caller(of: request, in: context)
    do throws(Problem) {
      try admit(caller)
    } catch {
      await refusals.record(
        .accessRefused, "\(request.method.rawValue) /metrics", detail: error.code, by: caller.principal.actor, of: nil,
        at: clock.now(), logger: context.logger)
      throw error
    }
  }

  private func admit(_ caller: Caller) throws(Problem) {
    guard !caller.operator.mustChangePassword else { throw .passwordChangeRequired }
    try secondFactor.check(caller)
    guard caller.principal.token?.scopes.contains(.metricsRead) != false else { throw .insufficientScope(.metricsRead) }
    _ = try caller.gateway()
  }

  /// By the connection's own address. The host has to be this machine's as well, or a page in a browser here could have
  /// its own name point to the loopback address and read along.
  private static func isFromThisMachine(_ request: Request, _ context: AdminContext) -> Bool {
    guard let address = context.remoteAddress, isLoopback(address) else { return false }
    guard forwarding.allSatisfy({ request.headers[$0] == nil }) else { return false }
    guard let host = request.head.authority else { return true }
    let name = host.hasPrefix("[") ? host.dropFirst().prefix { $0 != "]" } : host.prefix { $0 != ":" }
    return name.lowercased() == "localhost" || isLoopback(String(name))
  }

  private static func isLoopback(_ address: String) -> Bool {
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    return address == "::1" || address == "::ffff:127.0.0.1"
      || parts.first == "127" && parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension Problem {
  static let metricsUnauthenticated = Problem(
    .unauthorized, "unauthenticated",
    "send Authorization: Bearer with the setting metrics.token or with an owner's token of scope metrics:read; only "
      + "what runs on the gateway's machine, and is no proxy, needs neither",
    headers: [.wwwAuthenticate: challenge])
}
