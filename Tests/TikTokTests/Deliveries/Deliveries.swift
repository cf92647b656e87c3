import Moderation
import Sealing

@testable import TikTok

/// Deliveries as TikTok sends them, and a short way to verify and decode.
enum Deliveries {
  /// Captured by somebody in June 2024.
  static let business =
    #"{"client_key":"7364323437050855441","event":"comment.update","create_time":1719535947,"#
    + #""user_openid":"-000iamDUYtb1xGiL_6b00YmkR30hEEnFSUH","content":"{\"comment_id\":7385350567722402578,"#
    + #"\"video_id\":7377694258502880513,\"parent_comment_id\":0,\"comment_type\":\"comment\","#
    + #"\"comment_action\":\"insert\",\"timestamp\":1719535947074,\"unique_identifier\":"#
    + #"\"+ZMA8o3/HUkeWO07eRsqqLCajf4TIdVQeVHPg2CXbcpQGCHme4+gBUwYlf/WFyK+\"}"}"#
  static let businessTime: Int64 = 1_719_535_951
  static let businessTag = "539d217c4d18c23088b28f3f5c821d76c991e7cd5815272693ec24c6417537a1"

  static let open =
    #"{"type":"video_comment_created","comment_id":"7385350567722402578","#
    + #""video_id":"7377694258502880513","text":"hi","user_id":"u1","username":"@a","created_at":1719535947}"#
  static let openTag = "f130450b82315f74f0e38ffb93a39a7ad69d7745c91362d3e127d3e701e5f43c"

  static func verify(
    _ dialect: Dialect, header: String?, body: String, at moment: Timestamp = Timestamp(seconds: businessTime),
    secrets: [(String, Timestamp?)] = [("test_secret", nil)], freshness: Freshness = Freshness()
  ) -> DeliveryVerifier.Result {
    let verifier = DeliveryVerifier(
      dialect: dialect, secrets: secrets.map { .init(key: HMACKey($0.0.utf8), expiresAt: $0.1) }, freshness: freshness)
    var signedAt: Timestamp?
    return Array(body.utf8).withUnsafeBytes {
      verifier.verify(header: header, body: $0, receivedAt: moment, signedAt: &signedAt)
    }
  }

  static func decode(_ dialect: Dialect, _ body: String) -> DecodedDelivery { decode(dialect, Array(body.utf8)) }

  static func decode(_ dialect: Dialect, _ body: [UInt8]) -> DecodedDelivery {
    body.withUnsafeBytes { DeliveryDecoder.decode($0, dialect: dialect) }
  }

  /// A business delivery with `content` as TikTok writes it: a document inside a string.
  static func business(event: String = "comment.update", content: String) -> String {
    let quoted = content.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return #"{"client_key":"1","event":"\#(event)","create_time":1719535947,"user_openid":"o1","content":"\#(quoted)"}"#
  }

  /// A comment update with some fields set otherwise; nil leaves one out.
  static func update(_ changes: [String: String?] = [:]) -> String {
    var fields: [String: String?] = [
      "comment_id": "11", "video_id": "22", "parent_comment_id": "0", "comment_action": #""insert""#,
      "timestamp": "1719535947074", "unique_identifier": #""u/+=""#,
    ]
    fields.merge(changes) { $1 }
    return business(content: object(fields))
  }

  static func created(_ changes: [String: String?] = [:]) -> String {
    var fields: [String: String?] = [
      "type": #""video_comment_created""#, "comment_id": #""11""#, "video_id": #""22""#, "text": #""hi""#,
      "user_id": #""u""#, "username": #""@a""#, "created_at": "1719535947",
    ]
    fields.merge(changes) { $1 }
    return object(fields)
  }

  static func comment(_ delivery: DecodedDelivery) -> CommentEvent? {
    guard case .comment(let event, _) = delivery else { return nil }
    return event
  }

  static func isUnusable(_ delivery: DecodedDelivery) -> Bool {
    guard case .unusable(let reason) = delivery else { return false }
    return !reason.isEmpty
  }

  private static func object(_ fields: [String: String?]) -> String {
    let members = fields.sorted { $0.key < $1.key }.compactMap { name, value in value.map { #""\#(name)":\#($0)"# } }
    return "{" + members.joined(separator: ",") + "}"
  }
}
