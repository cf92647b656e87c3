/// Who does something, and from where: what is kept with every change and every refusal.
public struct Actor: Hashable, Sendable {
  public enum Identity: Hashable, Sendable {
    /// The gateway by itself: its workers, its start.
    case gateway
    /// Somebody who was not authenticated, or not yet.
    case nobody
    /// With a token, where a program acted in the operator's name.
    case `operator`(OperatorID, token: APITokenID?)
  }

  public var identity: Identity
  /// The address of the one who asked, as text; nil for the gateway itself.
  public var address: String?
  /// The id of the request, under which the log has more.
  public var requestID: String?

  public init(_ identity: Identity, address: String? = nil, requestID: String? = nil) {
    self.identity = identity
    self.address = address
    self.requestID = requestID
  }

  public static let gateway = Actor(.gateway)

  public var operatorID: OperatorID? {
    if case .operator(let id, _) = identity { id } else { nil }
  }

  public var tokenID: APITokenID? {
    if case .operator(_, let token) = identity { token } else { nil }
  }
}
