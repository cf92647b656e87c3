import Moderation
import Sealing

/// Makes requests as TikTok would send them.
enum Delivery {
  static let videoID = "7377694258502880513"
  static let commentID = "7385350567722402578"

  /// An event of the open dialect. `id` is put in as it stands, so that it can be a string or a number.
  static func openBody(
    id: String = #""7385350567722402578""#, text: String = "a fine video", author: String = "u1",
    type: String = "video_comment_created", at seconds: Int64 = 1_719_535_947
  ) -> String {
    #"{"type":"\#(type)","comment_id":\#(id),"video_id":"\#(videoID)","text":"\#(text)","user_id":"\#(author)","#
      + #""username":"@a","created_at":\#(seconds)}"#
  }

  /// A `comment.update` of the business dialect.
  static func businessBody(
    openID: String, id: String = commentID, action: String = "insert", parent: String = "0",
    author: String = "+ZMA8o3/HU", text: String? = "a fine video", at milliseconds: Int64 = 1_719_535_947_074
  ) -> String {
    let text = text.map { #",\"text\":\"\#($0)\""# } ?? ""
    return envelope(
      "comment.update", openID: openID,
      content: #"{\"comment_id\":\#(id),\"video_id\":\#(videoID),\"parent_comment_id\":\#(parent),"#
        + #"\"comment_type\":\"comment\",\"comment_action\":\"\#(action)\",\"timestamp\":\#(milliseconds),"#
        + #"\"unique_identifier\":\"\#(author)\"\#(text)}"#)
  }

  /// `content` with its quotes already escaped.
  static func envelope(_ event: String, openID: String, content: String) -> String {
    #"{"client_key":"7364323437050855441","event":"\#(event)","create_time":1719535947,"user_openid":"\#(openID)","#
      + #""content":"\#(content)"}"#
  }

  static func openSignature(_ body: some Sequence<UInt8>, secret: String = World.openSecret) -> String {
    "X-TikTok-Signature: " + Hex.encode(HMACKey(secret.utf8).tag(of: body))
  }

  static func businessSignature(
    _ body: some Sequence<UInt8>, at seconds: Int64 = ManualClock.start.seconds, secret: String = World.appSecret
  ) -> String {
    "Tiktok-Signature: t=\(seconds),s="
      + Hex.encode(HMACKey(secret.utf8).tag(of: Array("\(seconds).".utf8) + Array(body)))
  }

  /// A POST with the given header lines and a Content-Length.
  static func post(_ path: String, _ headers: [String], _ body: some Collection<UInt8>) -> [UInt8] {
    let lines = ["POST \(path) HTTP/1.1", "Host: gatehouse.example", "Content-Length: \(body.count)"] + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + Array(body)
  }

  static func open(_ path: String, _ body: String, secret: String = World.openSecret) -> [UInt8] {
    post(path, [openSignature(body.utf8, secret: secret)], body.utf8)
  }

  static func business(
    _ path: String, _ body: String, at seconds: Int64 = ManualClock.start.seconds, secret: String = World.appSecret
  ) -> [UInt8] {
    post(path, [businessSignature(body.utf8, at: seconds, secret: secret)], body.utf8)
  }
}
