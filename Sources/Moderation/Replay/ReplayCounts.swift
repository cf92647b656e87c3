/// What a replay came upon, comment by comment. What was compared is in the job's difference.
public struct ReplayCounts: Equatable, Codable, Sendable {
  public var examined: Int64 = 0
  /// A person decided: nothing that rules say goes before that.
  public var reviewed: Int64 = 0
  /// The account's own comments, which are never moderated.
  public var own: Int64 = 0
  /// A classifier's answer could still change what the rules say, and it is not asked again.
  public var awaitingScores: Int64 = 0
  /// Decided otherwise between the look at the comment and the carrying out: left as it is.
  public var overtaken: Int64 = 0
  /// Decisions that took the place of earlier ones.
  public var replaced: Int64 = 0
  /// Removals that were queued.
  public var hidden: Int64 = 0
  /// Comments to be shown again: an unhide was queued, or the hide withdrawn before it was sent.
  public var shown: Int64 = 0
  /// To be shown again, but deleted: nothing brings them back.
  public var deleted: Int64 = 0

  public init() {}
}
