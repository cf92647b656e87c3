internal import Hummingbird
internal import Moderation

/// Who sent a request. Scopes, without which no store can be asked, come from here and nowhere else.
struct Caller: Sendable {
  /// How it proved who it is.
  enum Credential: Sendable {
    case session(Session)
    /// A browser adds a cookie to whatever any page makes it send, so this alone proves nothing about a change.
    case cookie(Session, csrfToken: String)
    case token(APIToken)
  }

  let principal: Principal
  let credential: Credential

  var `operator`: Operator { principal.operator }

  /// The session of somebody who logged in. Throws `session_required` for a program with a token.
  var session: Session {
    get throws(Problem) {
      switch credential {
      case .session(let session), .cookie(let session, _): return session
      case .token: throw .sessionRequired
      }
    }
  }

  /// Throws `insufficient_scope` for a program whose token lacks what part of a request needs beyond its route.
  func require(_ scope: AccessScope) throws(Problem) {
    if case .token(let token) = credential, !token.scopes.contains(scope) { throw .insufficientScope(scope) }
  }

  /// What a browser must send with changes; nil where no cookie was sent.
  var csrfToken: String? {
    if case .cookie(_, let csrfToken) = credential { csrfToken } else { nil }
  }

  /// The right to its own sessions and tokens.
  var own: OperatorScope { OperatorScope(ownOf: principal) }

  /// The right to the whole gateway; `forbidden` unless the caller is an owner, with a token for all tenants if with one.
  func gateway() throws(Problem) -> GatewayScope {
    guard let scope = GatewayScope(for: principal) else { throw .forbidden }
    return scope
  }

  /// The tenant that the path names. `notFound` where there is none or it was not granted, and only then `forbidden`
  /// where the role is too low.
  func tenant(
    in context: AuthenticatedContext, atLeast role: Operator.Role, from tenants: any TenantStore
  ) async throws -> GrantedTenant {
    guard let id = TenantID(context.parameters.get("tenant") ?? "") else { throw Problem.notFound }
    guard let scope = TenantScope(of: id, for: principal) else { throw Problem.notTheirs }
    guard let tenant = try await tenants.tenant(in: scope) else { throw Problem.notFound }
    guard `operator`.role.includes(role) else { throw Problem.forbidden }
    return GrantedTenant(tenant: tenant, scope: scope)
  }

  /// The tenants given in an operator's grants, as an owner names them.
  func scopes(of ids: [TenantID]) -> [TenantScope] {
    ids.compactMap { TenantScope(of: $0, for: principal) }
  }
}

/// A tenant the caller may see, with the right to touch its data.
struct GrantedTenant: Sendable {
  var tenant: Tenant
  var scope: TenantScope
}
