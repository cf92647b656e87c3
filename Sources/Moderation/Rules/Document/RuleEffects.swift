/// What a rule does beside its verdict.
public struct RuleEffects: Equatable, Sendable {
  /// Sorted and unique.
  public var labels: [String]
  /// Whether people are told.
  public var notifies: Bool
  public var reply: ReplyPool?

  public init(labels: [String] = [], notifies: Bool = false, reply: ReplyPool? = nil) {
    self.labels = labels
    self.notifies = notifies
    self.reply = reply
  }

  public var isEmpty: Bool { labels.isEmpty && !notifies && reply == nil }
}
