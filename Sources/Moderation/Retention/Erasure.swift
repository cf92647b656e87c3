/// The erasing of what a tenant holds of one TikTok user, and the receipt for it.
public struct Erasure: Equatable, Identified, Sendable {
  public static let idPrefix = "era"

  /// The raw values are stored: never renumber.
  public enum Stage: Int, CaseIterable, Sendable {
    case events = 1
    case parked = 2
    /// What is still in SQLite's log.
    case log = 3
    case done = 4
  }

  /// What was found and erased.
  public struct Counts: Equatable, Sendable {
    public var comments: Int64 = 0
    /// Deliveries about those comments.
    public var events: Int64 = 0
    /// Decisions that said which of the user's words counted.
    public var explanations: Int64 = 0
    public var labels: Int64 = 0
    /// Replies to the comments, which may name the user.
    public var replies: Int64 = 0
    /// Deliveries that could not be used, and were kept whole.
    public var parked: Int64 = 0

    public init() {}
  }

  /// The audit entry that holds the result.
  public struct Proof: Equatable, Sendable {
    public var entry: AuditEntryID
    public var hash: String

    public init(entry: AuditEntryID, hash: String) {
      self.entry = entry
      self.hash = hash
    }
  }

  public var id: ErasureID
  public var tenantID: TenantID
  /// Nil for all of the tenant's accounts.
  public var accountID: AccountID?
  /// Whom it is about: SHA-256, in 64 lower-case hexadecimal digits, of `ErasureSubject.text`.
  public var subjectDigest: String
  public var stage: Stage
  public var counts: Counts
  public var requestedBy: OperatorID?
  public var createdAt: Timestamp
  /// The moment up to which everything that was stored was gone through; nil before. What is stored later is new data.
  public var coveredUntil: Timestamp?
  public var finishedAt: Timestamp?
  /// Nil until it is done.
  public var proof: Proof?

  public init(
    id: ErasureID, tenantID: TenantID, accountID: AccountID?, subjectDigest: String, stage: Stage = .events,
    counts: Counts = Counts(), requestedBy: OperatorID?, createdAt: Timestamp, coveredUntil: Timestamp? = nil,
    finishedAt: Timestamp? = nil, proof: Proof? = nil
  ) {
    self.id = id
    self.tenantID = tenantID
    self.accountID = accountID
    self.subjectDigest = subjectDigest
    self.stage = stage
    self.counts = counts
    self.requestedBy = requestedBy
    self.createdAt = createdAt
    self.coveredUntil = coveredUntil
    self.finishedAt = finishedAt
    self.proof = proof
  }
}

public typealias ErasureID = Identifier<Erasure>
