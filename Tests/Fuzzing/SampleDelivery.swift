internal import Sealing

/// Deliveries as TikTok sends them.
enum SampleDelivery {
  static let secret = "test_secret"
  static let openID = "-000iamDUYtb1xGiL_6b00YmkR30hEEnFSUH"
  static let signedAt: Int64 = 1_719_535_951

  /// As TikTok sent it in June 2024, when it left texts out.
  static let captured = envelope(
    "comment.update",
    #"{"comment_id":7385350567722402578,"video_id":7377694258502880513,"parent_comment_id":0,"#
      + #""comment_type":"comment","comment_action":"insert","timestamp":1719535947074,"#
      + #""unique_identifier":"+ZMA8o3/HUkeWO07eRsqqLCajf4TIdVQeVHPg2CXbcpQGCHme4+gBUwYlf/WFyK+"}"#)

  static func open(text: String, kind: String = "created") -> [UInt8] {
    Array(
      (#"{"type":"video_comment_\#(kind)","comment_id":"7385350567722402578","video_id":"7377694258502880513","#
        + #""text":"\#(text)","user_id":"u1","username":"@a","created_at":1719535947}"#).utf8)
  }

  static func business(text: String?, action: String = "insert") -> [UInt8] {
    let text = text.map { #","text":"\#($0)""# } ?? ""
    return envelope(
      "comment.update",
      #"{"comment_id":7385350567722402578,"video_id":7377694258502880513,"parent_comment_id":0,"#
        + #""comment_type":"comment","comment_action":"\#(action)","timestamp":1719535947074,"#
        + #""unique_identifier":"+ZMA8o3/HU"\#(text)}"#)
  }

  static let removal = envelope("authorization.removed", #"{"reason":1}"#)
  static let ping = envelope("tiktok.ping", #"{"reason":"testing Webhook"}"#)

  private static func envelope(_ event: String, _ content: String) -> [UInt8] {
    let content = content.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return Array(
      (#"{"client_key":"7364323437050855441","event":"\#(event)","create_time":1719535947,"user_openid":"\#(openID)","#
        + #""content":"\#(content)"}"#).utf8)
  }

  /// Lower-case hexadecimal digits.
  static func openTag(of body: [UInt8]) -> String { Hex.encode(HMACKey(secret.utf8).tag(of: body)) }

  static func businessTag(of body: [UInt8]) -> String {
    Hex.encode(HMACKey(secret.utf8).tag(of: Array("\(signedAt).".utf8) + body))
  }
}
