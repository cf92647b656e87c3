/// A webhook delivery and its attempts.
public struct SandboxDelivery: Encodable, Equatable, Sendable {
  public enum Outcome: String, Encodable, Sendable {
    /// Not answered 200 so far.
    case pending
    /// Answered 200.
    case acknowledged
    /// Given up: the schedule is used up, or the webhook is gone.
    case discarded
    /// Lost by a fault, never sent.
    case dropped
  }

  public struct Attempt: Encodable, Equatable, Sendable {
    /// When the answer was there, or the failure; Unix milliseconds.
    public let at: Int64
    /// Nil when there was no answer.
    public let status: Int?
    /// Why there was none.
    public let error: String?
  }

  public let id: Int
  /// `comment.update`, `video_comment_created`, ...
  public let event: String
  /// `comment_action` in `business`.
  public let action: String?
  public let account: String?
  public let commentID: String?
  /// Whether an API call caused the event.
  public let isEcho: Bool
  public internal(set) var attempts: [Attempt] = []
  public internal(set) var outcome = Outcome.pending
  /// Unix milliseconds.
  public internal(set) var acknowledgedAt: Int64?
  /// See `SandboxCall.sequence`.
  public internal(set) var acknowledgedSequence: Int?
}
