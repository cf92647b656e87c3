public import Moderation

/// One event in the JSON-lines log format:
/// `{"timestamp":"…","event_type":"…","comment_id":"…","video_id":"…","action":"…"}`.
public struct LogLine: Equatable, Sendable {
  /// When it happened.
  public var timestamp: Timestamp
  /// `CommentEvent.Kind.name`, or whatever another program wrote.
  public var eventType: String
  /// Exact decimal text; nil where the log has null.
  public var commentID: String?
  public var videoID: String?
  /// The verdict's name, or `none` for an event that was not moderated.
  public var action: String

  public init(timestamp: Timestamp, eventType: String, commentID: String?, videoID: String?, action: String) {
    self.timestamp = timestamp
    self.eventType = eventType
    self.commentID = commentID
    self.videoID = videoID
    self.action = action
  }

  /// The line, without its line break. Ids are written as text, so that no reader rounds them.
  public var json: String {
    var text = #"{"timestamp":""#
    text += timestamp.description
    text += #"","event_type":"#
    text += JSONText.string(eventType)
    text += #","comment_id":"#
    text += commentID.map(JSONText.string) ?? "null"
    text += #","video_id":"#
    text += videoID.map(JSONText.string) ?? "null"
    text += #","action":"#
    text += JSONText.string(action)
    text += "}"
    return text
  }
}
