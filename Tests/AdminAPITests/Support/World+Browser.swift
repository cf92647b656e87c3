import AdminAPI
import Moderation
import Outbound
import Sealing

extension World {
  /// An operator with a password to log in with.
  @discardableResult
  func addPerson(_ name: String, _ role: Operator.Role, password: String) async throws -> Operator {
    let new = Operator(
      id: .fresh(), name: name, role: role, grants: [], isDisabled: false, mustChangePassword: false, createdAt: now)
    try await dependencies.access.operators.create(
      new, passwordHash: try await dependencies.access.hasher.hash(password), in: GatewayScope(ownWork: ()))
    return new
  }

  func logIn(
    _ name: String, _ password: String, cookie: Bool = false, headers: [(name: String, value: String)] = []
  ) async throws -> OutboundResponse {
    try await send(
      .post, "/v1/sessions", #"{"name":"\#(name)","password":"\#(password)","cookie":\#(cookie)}"#, headers: headers)
  }
}

/// What a browser keeps after a login, and sends.
struct Browser {
  let world: World
  /// `name=value`
  var cookie: String
  /// Nil for a page that does not know it.
  var csrfToken: String?
  /// Sent beside the cookie and the proof.
  var headers: [(name: String, value: String)] = []

  /// Nil where the answer sets no cookie.
  init?(_ login: OutboundResponse, in world: World) {
    guard let cookie = login.header("set-cookie")?.prefix(while: { $0 != ";" }), let proof = login.member("csrf_token")
    else { return nil }
    self.world = world
    self.cookie = String(cookie)
    csrfToken = proof
  }

  func send(
    _ method: OutboundRequest.Method, _ path: String, _ body: String? = nil
  ) async throws -> OutboundResponse {
    var all = headers + [(name: "Cookie", value: cookie)]
    if let csrfToken { all.append((name: "X-CSRF-Token", value: csrfToken)) }
    return try await world.send(method, path, body, headers: all)
  }

  func knowing(_ proof: String?) -> Browser {
    var other = self
    other.csrfToken = proof
    return other
  }
}
