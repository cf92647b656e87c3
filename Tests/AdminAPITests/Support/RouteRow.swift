import Moderation
import Outbound
import Testing

@testable import AdminAPI

/// One request to one route, with the answer that the right operator gets. `:tenant` and the like stand for the seed's
/// ids, in the path, the body and what the answer contains.
struct RouteRow: CustomTestStringConvertible, Sendable {
  enum Access: Sendable {
    /// Nobody has to log in.
    case open
    case anyOperator
    /// Any operator, about what is its own: the viewer, in these tests.
    case own
    case ownersOnly
    /// Operators who were granted the tenant, from this role on.
    case tenant(Operator.Role)
  }

  var name: String
  var method: OutboundRequest.Method
  /// As the router lists it.
  var route: String
  /// Where the request differs from the route: other placeholders, a query.
  var path: String
  var access: Access
  var headers: [(name: String, value: String)]
  var body: String?
  var status: Int
  var contains: [String]
  var lacks: [String]
  /// How often ingest has to be told.
  var reloads: Int

  init(
    _ name: String, _ method: OutboundRequest.Method, _ route: String, path: String? = nil, _ access: Access,
    headers: [(name: String, value: String)] = [], body: String? = nil, _ status: Int, contains: [String] = [],
    lacks: [String] = [], reloads: Int = 0
  ) {
    self.name = name
    self.method = method
    self.route = route
    self.path = path ?? route
    self.access = access
    self.headers = headers
    self.body = body
    self.status = status
    self.contains = contains
    self.lacks = lacks
    self.reloads = reloads
  }

  var testDescription: String { "\(method.rawValue) \(path): \(name)" }

  /// `GET /v1/tenants/{tenant}`, as the router says it.
  var served: String { "\(method.rawValue) \(route)".replacing(/:(\w+)/) { "{\($0.1)}" } }

  /// The lowest role whose request succeeds; nil where nobody has to log in.
  var role: Operator.Role? {
    switch access {
    case .open: nil
    case .anyOperator, .own: .viewer
    case .ownersOnly: .owner
    case .tenant(let role): role
    }
  }

  /// What a program's token needs for it; nil where nobody has to log in.
  var needs: RouteAccess? { RouteScopes.table[served] }

  /// Whether the path names something of the tenant's beside the tenant itself.
  var namesAnObject: Bool {
    [
      ":account", ":business", ":ownapp", ":event", ":action", ":undo", ":channel", ":authorisation", ":retry",
      ":replay", ":parked", ":erasure", ":schedule",
    ].contains {
      path.contains("/" + $0)
    }
  }

  /// Whose request succeeds with the least rights.
  func token(in seed: Seed) -> String? {
    switch access {
    case .open: nil
    case .anyOperator, .own: seed.viewer
    case .ownersOnly: seed.owner
    case .tenant(let role): seed.token(of: role)
    }
  }
}
