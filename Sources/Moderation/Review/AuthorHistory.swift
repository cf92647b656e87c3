/// What is known of a comment's author on one tenant.
public struct AuthorHistory: Equatable, Sendable {
  /// How many of the tenant's newest events are gone through for it.
  public static let reach = 50_000
  /// How many comments are shown whole.
  public static let shown = 10

  /// Comments found, the one that was asked about included.
  public var comments: Int
  /// Those of them that a rule or a person wants hidden or deleted.
  public var removed: Int
  /// Those of them that a person decided about.
  public var reviewed: Int
  /// The newest ones, newest first.
  public var latest: [StoredEvent]
  /// From when on events were gone through; nil where all were.
  public var since: Timestamp?

  public init(comments: Int, removed: Int, reviewed: Int, latest: [StoredEvent], since: Timestamp?) {
    self.comments = comments
    self.removed = removed
    self.reviewed = reviewed
    self.latest = latest
    self.since = since
  }
}
