internal import Moderation

/// Checks the tenants that somebody is to be granted.
struct GrantCheck: Sendable {
  let tenants: any TenantStore

  /// Throws `invalid_body` at `/tenants`.
  func check(_ ids: some Sequence<TenantID>, of role: Operator.Role, caller: Caller) async throws {
    let ids = Array(ids)
    guard !ids.isEmpty else { return }
    guard role != .owner else { throw Problem.invalidBody("/tenants", "must be empty: an owner may act for all") }
    let known = Set(try await tenants.tenants(in: caller.scopes(of: ids)).map(\.id))
    let faults = ids.enumerated().filter { !known.contains($0.element) }.map {
      Problem.FieldError(path: "/tenants/\($0.offset)", message: "there is no such tenant")
    }
    guard faults.isEmpty else { throw Problem.invalidBody(faults) }
  }
}
