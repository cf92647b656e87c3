import Moderation
import Testing

@testable import TikTok

@Suite("Business events")
struct BusinessEventTests {
  @Test("the captured delivery is read to the last digit")
  func captured() {
    #expect(
      Deliveries.decode(.business, Deliveries.business)
        == .comment(
          CommentEvent(
            kind: .created, commentID: "7385350567722402578", videoID: "7377694258502880513",
            authorID: "+ZMA8o3/HUkeWO07eRsqqLCajf4TIdVQeVHPg2CXbcpQGCHme4+gBUwYlf/WFyK+",
            occurredAt: Timestamp(milliseconds: 1_719_535_947_074)),
          accountOpenID: "-000iamDUYtb1xGiL_6b00YmkR30hEEnFSUH"))
  }

  @Test(
    "ids are exact, as numbers and as strings",
    arguments: [
      "1", "7385350567722402578", "9007199254740993", "9223372036854775808", "18446744073709551615",
    ])
  func ids(id: String) {
    for written in [id, "\"\(id)\""] {
      let event = Deliveries.comment(
        Deliveries.decode(
          .business, Deliveries.update(["comment_id": written, "video_id": written, "parent_comment_id": written])))
      #expect(event?.commentID == id && event?.videoID == id && event?.parentCommentID == id)
    }
  }

  @Test(
    "what is no id makes the delivery unusable",
    arguments: [
      "18446744073709551616", "1e3", "1.0", "-1", "01", "+1", "0x1", "\"\"", "true", "[]", "{}", "null", nil,
      "\"a\\u0000b\"", "\"\(String(repeating: "1", count: 129))\"", String(repeating: "9", count: 10_000),
    ])
  func badIDs(written: String?) {
    #expect(Deliveries.isUnusable(Deliveries.decode(.business, Deliveries.update(["comment_id": written]))))
    #expect(Deliveries.isUnusable(Deliveries.decode(.business, Deliveries.update(["video_id": written]))))
  }

  @Test("a parent of 0, \"0\", null or none is a top-level comment", arguments: ["0", "\"0\"", "null", nil])
  func topLevel(written: String?) {
    let delivery = Deliveries.decode(.business, Deliveries.update(["parent_comment_id": written]))
    let event = Deliveries.comment(delivery)
    #expect(event != nil && event?.parentCommentID == nil)
  }

  @Test(
    "every documented action is known",
    arguments: [
      ("insert", CommentEvent.Kind.created), ("delete", .deleted), ("set_to_hidden", .hidden),
      ("set_to_friends_only", .restrictedToFriends), ("set_to_public", .madePublic),
    ])
  func actions(action: String, kind: CommentEvent.Kind) {
    let delivery = Deliveries.decode(.business, Deliveries.update(["comment_action": "\"\(action)\""]))
    #expect(Deliveries.comment(delivery)?.kind == kind)
  }

  @Test("an unknown action or event is ignored by name, whatever else it holds")
  func unknown() {
    #expect(
      Deliveries.decode(.business, Deliveries.update(["comment_action": #""pin""#, "comment_id": nil]))
        == .ignored(type: "comment.update/pin"))
    #expect(
      Deliveries.decode(.business, Deliveries.business(event: "post.publish.complete", content: "{}"))
        == .ignored(type: "post.publish.complete"))
    #expect(Deliveries.decode(.business, #"{"event":"brand.mention.event"}"#) == .ignored(type: "brand.mention.event"))
  }

  @Test("the portal's ping is a ping")
  func ping() {
    let body =
      #"{"client_key":"k","event":"tiktok.ping","create_time":1752894700622,"user_openid":"7528","#
      + #""content":"{\"reason\":\"testing Webhook\"}"}"#
    #expect(Deliveries.decode(.business, body) == .ping)
  }

  @Test(
    "a removed authorisation names its reason",
    arguments: [
      (0, "TikTok gave no reason"), (1, "the user disconnected the app"), (2, "the user's account was deleted"),
      (3, "the user's age changed"), (4, "the user's account was banned"),
      (5, "the developer revoked the authorisation"),
      (6, "TikTok gave no reason"), (-1, "TikTok gave no reason"),
    ])
  func removed(number: Int, reason: String) {
    #expect(
      Deliveries.decode(
        .business, Deliveries.business(event: "authorization.removed", content: #"{"reason":\#(number)}"#))
        == .authorizationRemoved(accountOpenID: "o1", reason: reason))
  }

  @Test(
    "a removed authorisation disconnects even when its reason cannot be read",
    arguments: [
      "{}", #"{"reason":"1"}"#, #"{"reason":null}"#, "", "[]", #"{"reason":1.5}"#,
    ])
  func removedWithoutReason(content: String) {
    #expect(
      Deliveries.decode(.business, Deliveries.business(event: "authorization.removed", content: content))
        == .authorizationRemoved(accountOpenID: "o1", reason: "TikTok gave no reason"))
  }

  @Test(
    "times are milliseconds or seconds by their size",
    arguments: [
      ("1719535947074", 1_719_535_947_074), ("1719535947", 1_719_535_947_000),
      ("99999999999", 99_999_999_999_000), ("100000000000", 100_000_000_000), ("1", 1000),
      ("253402300799999", 253_402_300_799_999),
    ] as [(String, Int64)])
  func times(written: String, milliseconds: Int64) {
    let delivery = Deliveries.decode(.business, Deliveries.update(["timestamp": written]))
    #expect(Deliveries.comment(delivery)?.occurredAt == Timestamp(milliseconds: milliseconds))
  }

  @Test(
    "what is no time makes the delivery unusable",
    arguments: [
      "0", "-1", "1.5", "1e12", "\"1719535947\"", "null", nil, "253402300800000", "9223372036854775808",
    ])
  func badTimes(written: String?) {
    #expect(Deliveries.isUnusable(Deliveries.decode(.business, Deliveries.update(["timestamp": written]))))
  }

  @Test("text is optional, and of any script")
  func text() {
    let absent = Deliveries.comment(Deliveries.decode(.business, Deliveries.update()))
    #expect(absent != nil && absent?.text == nil)
    let null = Deliveries.comment(Deliveries.decode(.business, Deliveries.update(["text": "null"])))
    #expect(null != nil && null?.text == nil)
    for (written, text) in [
      (#""""#, ""), (#""süß 👍🏽 日本""#, "süß 👍🏽 日本"), (#""a\"b\\c\/d\n\t\r\b\f""#, "a\"b\\c/d\n\t\r\u{8}\u{C}"),
      (#""\u00e9\ud83d\ude00\u0000""#, "é😀\u{0}"), (#""\\u0041""#, "\\u0041"),
    ] {
      let event = Deliveries.comment(Deliveries.decode(.business, Deliveries.update(["text": written])))
      #expect(event?.text == text)
    }
  }

  @Test(
    "a delivery without its account or its content is unusable",
    arguments: [
      #"{"event":"comment.update","content":"{}"}"#, #"{"event":"comment.update","user_openid":"o"}"#,
      #"{"event":"comment.update","user_openid":"o","content":{}}"#,
      #"{"event":"comment.update","user_openid":"o","content":""}"#,
      #"{"event":"comment.update","user_openid":"o","content":"null"}"#,
      #"{"event":"comment.update","user_openid":"o","content":"{} {}"}"#,
      #"{"user_openid":"o","content":"{}"}"#, #"{"event":1,"user_openid":"o","content":"{}"}"#, "{}",
    ])
  func incomplete(body: String) { #expect(Deliveries.isUnusable(Deliveries.decode(.business, body))) }
}
