/// The tokens of programs. Each call is one transaction; each throws `StorageError`.
public protocol TokenStore: Sendable {
  /// False, and nothing is stored, where the operator has `APIToken.most` usable ones already. Throws
  /// `reference("tenant")`.
  func create(_ token: APIToken, in scope: OperatorScope) async throws -> Bool
  /// The token and its operator as it is now, also where it has expired or was revoked or the operator is disabled: whether
  /// it is still good is for the caller to see.
  func token(digest: [UInt8]) async throws -> (token: APIToken, operator: Operator)?
  /// The operator's, those that are not usable any more included; newest first.
  func tokens(page: PageRequest, in scope: OperatorScope) async throws -> Page<APIToken>
  /// Keeps when it was last used, to the minute; never goes back.
  func markUsed(_ id: APITokenID, at moment: Timestamp) async throws
  /// False where the operator has no such token. One that was revoked before stays so.
  func revoke(_ id: APITokenID, at moment: Timestamp, in scope: OperatorScope) async throws -> Bool
}

extension APIToken {
  /// How many usable ones one operator may have.
  public static let most = 100
}
