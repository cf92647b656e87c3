/// One thing that was done, by whom and from where: never altered, and kept until the log is cut before it.
public struct AuditEntry: Equatable, Identified, Sendable {
  public static let idPrefix = "aud"

  public var id: AuditEntryID
  /// Nil for what concerns the whole gateway.
  public var tenantID: TenantID?
  /// Nil for what the gateway did by itself, and for somebody who was not authenticated.
  public var operatorID: OperatorID?
  /// Of the operator, as it is now; nil for one who is gone. Not part of what the hash is over.
  public var operatorName: String?
  /// The token that a program acted with.
  public var tokenID: APITokenID?
  /// What was done: the raw value of an `AuditAction`, or one of an earlier build.
  public var action: String
  /// What it was done to: an id where it has one, `list spam` or `rules of the tenant` otherwise.
  public var subject: String
  /// In words; never a comment's text, never a secret.
  public var detail: String?
  /// What changed, as it was before: a JSON object in canonical form, with secrets masked.
  public var old: String?
  /// The same, as it was after.
  public var new: String?
  public var address: String?
  public var requestID: String?
  public var createdAt: Timestamp
  /// Its place in the chain; nil for entries from before there was one.
  public var link: AuditLink?

  public init(
    id: AuditEntryID, tenantID: TenantID?, operatorID: OperatorID?, operatorName: String? = nil,
    tokenID: APITokenID? = nil, action: String, subject: String, detail: String?, old: String? = nil,
    new: String? = nil, address: String? = nil, requestID: String? = nil, createdAt: Timestamp, link: AuditLink? = nil
  ) {
    self.id = id
    self.tenantID = tenantID
    self.operatorID = operatorID
    self.operatorName = operatorName
    self.tokenID = tokenID
    self.action = action
    self.subject = subject
    self.detail = detail
    self.old = old
    self.new = new
    self.address = address
    self.requestID = requestID
    self.createdAt = createdAt
    self.link = link
  }
}

public typealias AuditEntryID = Identifier<AuditEntry>

/// How an entry hangs on the one before it. Both are SHA-256 in 64 lower-case hexadecimal digits.
public struct AuditLink: Equatable, Sendable {
  /// The hash of the entry before it; nil for the first of the chain.
  public var previousHash: String?
  public var hash: String

  public init(previousHash: String?, hash: String) {
    self.previousHash = previousHash
    self.hash = hash
  }
}
