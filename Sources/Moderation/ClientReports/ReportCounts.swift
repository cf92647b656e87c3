/// Events of one kind and verdict that were received in one hour. At the ends of a range the hour may be a part of one.
public struct HourlyCount: Equatable, Sendable {
  /// When the hour (UTC), or the part of it, began.
  public var hour: Timestamp
  public var kind: CommentEvent.Kind
  /// Nil for events that are not moderated.
  public var verdict: Verdict?
  public var events: Int

  public init(hour: Timestamp, kind: CommentEvent.Kind, verdict: Verdict?, events: Int) {
    self.hour = hour
    self.kind = kind
    self.verdict = verdict
    self.events = events
  }
}

/// Events of one kind and verdict that one account received.
public struct AccountCount: Equatable, Sendable {
  public var accountID: AccountID
  public var kind: CommentEvent.Kind
  /// Nil for events that are not moderated.
  public var verdict: Verdict?
  public var events: Int

  public init(accountID: AccountID, kind: CommentEvent.Kind, verdict: Verdict?, events: Int) {
    self.accountID = accountID
    self.kind = kind
    self.verdict = verdict
    self.events = events
  }
}

/// What one rule did.
public struct RuleCount: Equatable, Sendable {
  public var ruleID: String
  public var layer: RuleLayer
  /// Comments that it held for while it was live, and while it was in shadow.
  public var hits: Int
  public var shadowHits: Int
  /// Those of the hits that it removed.
  public var acted: Int
  /// Those that a person decided otherwise about afterwards.
  public var overturned: Int

  public init(ruleID: String, layer: RuleLayer, hits: Int, shadowHits: Int, acted: Int, overturned: Int) {
    self.ruleID = ruleID
    self.layer = layer
    self.hits = hits
    self.shadowHits = shadowHits
    self.acted = acted
    self.overturned = overturned
  }
}

/// Actions of one kind that came equally far.
public struct ActionCount: Hashable, Sendable {
  public var kind: Action.Kind
  public var state: Action.State

  public init(kind: Action.Kind, state: Action.State) {
    self.kind = kind
    self.state = state
  }
}
