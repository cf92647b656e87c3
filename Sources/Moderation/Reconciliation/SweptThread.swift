/// The answers to one comment, as far as they were looked at.
public struct SweptThread: Equatable, Sendable {
  public var commentID: String
  /// How many there were when they were last looked at, as far as those were old enough to be looked at.
  public var replies: Int
  /// Every answer up to then was looked at; nil before the first pass ended.
  public var coveredUntil: Timestamp?
  /// The pass under way.
  public var pass: SweepPass?

  public init(commentID: String, replies: Int = 0, coveredUntil: Timestamp? = nil, pass: SweepPass? = nil) {
    self.commentID = commentID
    self.replies = replies
    self.coveredUntil = coveredUntil
    self.pass = pass
  }
}
