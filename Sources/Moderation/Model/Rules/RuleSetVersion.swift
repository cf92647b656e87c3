/// One saved version of a rule set. Immutable.
public struct RuleSetVersion: Equatable, Sendable {
  public var owner: RuleSetOwner
  /// 1 for the owner's first, then one more each time.
  public var version: Int64
  /// The document as canonical JSON text.
  public var document: String
  /// The operator who saved it; nil for the starter set given to a new tenant.
  public var author: OperatorID?
  public var note: String?
  /// The earlier version that this one brought back, if it is a roll-back.
  public var restores: Int64?
  public var createdAt: Timestamp

  public init(
    owner: RuleSetOwner, version: Int64, document: String, author: OperatorID?, note: String?, restores: Int64? = nil,
    createdAt: Timestamp
  ) {
    self.owner = owner
    self.version = version
    self.document = document
    self.author = author
    self.note = note
    self.restores = restores
    self.createdAt = createdAt
  }
}
