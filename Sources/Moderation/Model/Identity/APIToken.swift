/// What a program presents instead of logging in. It acts in the name of the operator who made it, within what that
/// operator may do, and limited further to its scopes and tenants. Only its SHA-256 is stored.
public struct APIToken: Equatable, Identified, Sendable {
  public static let idPrefix = "tok"

  public var id: APITokenID
  public var operatorID: OperatorID
  public var name: String
  public var digest: [UInt8]
  public var lastFour: String
  public var scopes: Set<AccessScope>
  /// Nil for all that the operator may act for.
  public var tenants: Set<TenantID>?
  public var createdAt: Timestamp
  public var expiresAt: Timestamp
  /// To the minute.
  public var lastUsedAt: Timestamp?
  public var revokedAt: Timestamp?

  public init(
    id: APITokenID, operatorID: OperatorID, name: String, digest: [UInt8], lastFour: String,
    scopes: Set<AccessScope>, tenants: Set<TenantID>?, createdAt: Timestamp, expiresAt: Timestamp,
    lastUsedAt: Timestamp? = nil, revokedAt: Timestamp? = nil
  ) {
    self.id = id
    self.operatorID = operatorID
    self.name = name
    self.digest = digest
    self.lastFour = lastFour
    self.scopes = scopes
    self.tenants = tenants
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.lastUsedAt = lastUsedAt
    self.revokedAt = revokedAt
  }

  /// Whether it may still be used, as far as the token goes.
  public func isUsable(at moment: Timestamp) -> Bool { revokedAt == nil && moment < expiresAt }
}

public typealias APITokenID = Identifier<APIToken>
