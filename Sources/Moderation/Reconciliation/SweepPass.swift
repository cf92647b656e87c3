/// One way through a list of comments, newest first. Kept after each page, so that it goes on after a restart.
public struct SweepPass: Equatable, Sendable {
  public var began: Timestamp
  /// Where the next page begins, in TikTok's count.
  public var cursor: Int
  /// Whether it goes all the way back, and so meets old comments that were answered since.
  public var isWhole: Bool
  /// Comments it found so far that no delivery brought.
  public var found: Int
  /// Comments it met that are too young to be looked at.
  public var tooYoung: Int
  /// What it saw last; nil before its first page.
  public var edge: Edge?
  /// How often it had to step back because the list had shrunk.
  public var steps: Int

  /// The end of the last page, by which the next one is told to follow it.
  public struct Edge: Equatable, Sendable {
    /// Its oldest comments.
    public var commentIDs: [String]
    /// When the oldest of them was written.
    public var writtenAt: Timestamp

    public init(commentIDs: [String], writtenAt: Timestamp) {
      self.commentIDs = commentIDs
      self.writtenAt = writtenAt
    }
  }

  public init(
    began: Timestamp, cursor: Int = 0, isWhole: Bool, found: Int = 0, tooYoung: Int = 0, edge: Edge? = nil,
    steps: Int = 0
  ) {
    self.began = began
    self.cursor = cursor
    self.isWhole = isWhole
    self.found = found
    self.tooYoung = tooYoung
    self.edge = edge
    self.steps = steps
  }
}
