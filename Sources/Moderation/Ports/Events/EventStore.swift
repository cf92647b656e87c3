/// Which of a tenant's events are wanted; nil leaves that side open.
public struct EventFilter: Sendable {
  public var accountID: AccountID?
  public var kind: CommentEvent.Kind?
  public var verdict: Verdict?
  public var commentID: String?
  /// One that its decision gave it.
  public var label: String?
  /// By the time they were received.
  public var received: TimeRange

  public init(
    accountID: AccountID? = nil, kind: CommentEvent.Kind? = nil, verdict: Verdict? = nil, commentID: String? = nil,
    label: String? = nil, received: TimeRange = .always
  ) {
    self.accountID = accountID
    self.kind = kind
    self.verdict = verdict
    self.commentID = commentID
    self.label = label
    self.received = received
  }
}

/// Which of a tenant's actions are wanted; nil leaves that side open.
public struct ActionFilter: Sendable {
  public var accountID: AccountID?
  /// What the rules, people and jobs asked for about this event's comment.
  public var eventID: EventID?
  public var state: Action.State?

  public init(accountID: AccountID? = nil, eventID: EventID? = nil, state: Action.State? = nil) {
    self.accountID = accountID
    self.eventID = eventID
    self.state = state
  }
}

/// A verified delivery we could not use, kept with its reason.
public struct ParkedDelivery: Equatable, Sendable {
  public var id: Int64
  public var accountID: AccountID?
  public var reason: String
  public var body: [UInt8]
  public var receivedAt: Timestamp

  public init(id: Int64, accountID: AccountID?, reason: String, body: [UInt8], receivedAt: Timestamp) {
    self.id = id
    self.accountID = accountID
    self.reason = reason
    self.body = body
    self.receivedAt = receivedAt
  }
}

/// A tenant's events, decisions and actions, for reading. Each call sees one consistent state; each throws
/// `StorageError`.
public protocol EventStore: Sendable {
  func events(matching filter: EventFilter, page: PageRequest, in scope: TenantScope) async throws
    -> Page<StoredEvent>
  func event(_ id: EventID, in scope: TenantScope) async throws -> StoredEvent?
  func actions(matching filter: ActionFilter, page: PageRequest, in scope: TenantScope) async throws -> Page<Action>
  func action(_ id: ActionID, in scope: TenantScope) async throws -> Action?
  /// The first first; nil where the tenant has no such action.
  func attempts(of id: ActionID, in scope: TenantScope) async throws -> [Action.Attempt]?
  /// How many of an account's actions TikTok was not asked for yet, or will be asked for again.
  func waitingActions(of account: AccountID, in scope: TenantScope) async throws -> Int
  func parked(page: PageRequest, in scope: TenantScope) async throws -> Page<ParkedDelivery>
  /// Those that belong to no tenant: sent to a shared app and naming no account we know.
  func parkedWithoutTenant(page: PageRequest, in scope: GatewayScope) async throws -> Page<ParkedDelivery>
}
