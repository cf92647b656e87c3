/// The bodies of deliveries that tell of a new comment, as TikTok writes them.
public enum CommentBody {
  private static let videoID: UInt64 = 7_377_694_258_502_880_513

  /// `seconds` is when it was written. `text` holds nothing that JSON would escape.
  public static func open(commentID: UInt64, author: Int, text: String, seconds: Int64) -> String {
    #"{"type":"video_comment_created","comment_id":"\#(commentID)","video_id":"\#(videoID)","text":"\#(text)","#
      + #""user_id":"u\#(author)","username":"@user\#(author)","created_at":\#(seconds)}"#
  }

  /// Of the account that is `openID` at TikTok.
  public static func business(
    openID: String, commentID: UInt64, author: Int, text: String, seconds: Int64
  ) -> String {
    #"{"client_key":"7364323437050855441","event":"comment.update","create_time":\#(seconds),"#
      + #""user_openid":"\#(openID)","content":"{\"comment_id\":\#(commentID),\"video_id\":\#(videoID),"#
      + #"\"parent_comment_id\":0,\"comment_type\":\"comment\",\"comment_action\":\"insert\","#
      + #"\"timestamp\":\#(seconds)074,\"unique_identifier\":\"+ZMA8o3/HUkeWO07eRsqqLCajf4TIdVQeVHPg2CX\#(author)+\","#
      + #"\"text\":\"\#(text)\"}"}"#
  }
}
