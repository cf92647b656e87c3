import Moderation
import Testing

@testable import TikTok

@Suite("Open events")
struct OpenEventTests {
  @Test(
    "a comment is read whole, whether its ids are strings or numbers",
    arguments: [
      Deliveries.open, Deliveries.open.replacing(#""7385350567722402578""#, with: "7385350567722402578"),
    ])
  func created(body: String) {
    #expect(
      Deliveries.decode(.open, body)
        == .comment(
          CommentEvent(
            kind: .created, commentID: "7385350567722402578", videoID: "7377694258502880513", authorID: "u1",
            username: "@a", text: "hi", occurredAt: Timestamp(seconds: 1_719_535_947)),
          accountOpenID: nil))
  }

  @Test("a deletion is one")
  func deleted() {
    let delivery = Deliveries.decode(.open, Deliveries.created(["type": #""video_comment_deleted""#, "text": nil]))
    #expect(Deliveries.comment(delivery)?.kind == .deleted)
  }

  @Test("an unknown type is ignored by name")
  func unknown() {
    #expect(Deliveries.decode(.open, #"{"type":"video_liked"}"#) == .ignored(type: "video_liked"))
    #expect(
      Deliveries.decode(.open, #"{"type":"video_comment_created\u0020"}"#)
        == .ignored(type: "video_comment_created "))
  }

  @Test("ids of up to 64 bits are exact, larger numbers are unusable")
  func ids() {
    let largest = Deliveries.comment(
      Deliveries.decode(.open, Deliveries.created(["comment_id": "18446744073709551615"])))
    #expect(largest?.commentID == "18446744073709551615")
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, Deliveries.created(["comment_id": "18446744073709551616"]))))
  }

  @Test(
    "a field of the wrong kind, or missing, is unusable",
    arguments: [
      ("type", nil), ("type", "1"), ("comment_id", nil), ("comment_id", "null"), ("video_id", "true"),
      ("text", "1"), ("text", "[]"), ("username", "{}"), ("created_at", nil), ("created_at", #""1719535947""#),
      ("created_at", "0"), ("user_id", "false"),
    ] as [(String, String?)])
  func wrong(field: String, written: String?) {
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, Deliveries.created([field: written]))))
  }

  @Test("fields may come in any order, with any others, and space between them")
  func tolerated() {
    let body = """
      \t{ "x" : [ { "comment_id" : 9 } , null , 1.5e-3 ] , "created_at" : 1719535947 , "video_id" : 22 , \r
        "comment_id" : 11 , "type" : "video_comment_created" }\n
      """
    let event = Deliveries.comment(Deliveries.decode(.open, body))
    #expect(event?.commentID == "11" && event?.videoID == "22" && event?.text == nil)
  }
}
