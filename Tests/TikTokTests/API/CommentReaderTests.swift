import Moderation
import Testing

@testable import TikTok

@Suite("Reading comments")
struct CommentReaderTests {
  static let page = #"""
    {"code":0,"message":"OK","data":{"cursor":2,"has_more":true,"comments":[
      {"comment_id":"7385350567722402578","video_id":"7377694258502880513","unique_identifier":"a+/=","username":"ann",
       "text":"hi","owner":false,"status":"HIDDEN","create_time":"1719535947","replies":3,
       "reply_list":[{"comment_id":7385350567722402999,"video_id":7377694258502880513}]},
      {"comment_id":"18446744073709551615","video_id":"7377694258502880513","parent_comment_id":"7385350567722402578",
       "owner":true,"status":"PUBLIC","create_time":"1719535948"}]}}
    """#

  @Test("comments asked for by id come with exact ids, text, owner and status")
  func byID() async throws {
    let server = try await StandIn { _ in .answer(200, Self.page) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    let comments = try await bench.reader.comments(
      ["7385350567722402578", "18446744073709551615"], of: "7377", for: account)
    #expect(
      comments == [
        PlatformComment(
          id: "7385350567722402578", videoID: "7377694258502880513", parentID: nil, authorID: "a+/=", username: "ann",
          text: "hi", isOwn: false, isHidden: true, createdAt: Timestamp(seconds: 1_719_535_947), replies: 3),
        PlatformComment(
          id: "18446744073709551615", videoID: "7377694258502880513", parentID: "7385350567722402578", authorID: nil,
          username: nil, text: "", isOwn: true, isHidden: false, createdAt: Timestamp(seconds: 1_719_535_948),
          replies: 0),
      ])
    let request = try #require(server.requests.first)
    #expect(request.method == "GET" && request.header("Access-Token") == "act.old")
    #expect(
      request.path == "/business/comment/list/?business_id=-000openid"
        + "&comment_ids=%5B%227385350567722402578%22%2C%2218446744073709551615%22%5D&max_count=30&video_id=7377")
    await server.stop()
  }

  @Test("a page says where the next one begins, newest first, for comments and for replies")
  func pages() async throws {
    let server = try await StandIn { _ in .answer(200, Self.page) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    #expect(try await bench.reader.comments(of: "7377", from: 0, for: account).next == 2)
    #expect(try await bench.reader.replies(to: "5", of: "7377", from: 30, for: account).comments.count == 2)
    let paths = server.requests.map(\.path)
    #expect(
      paths == [
        "/business/comment/list/?business_id=-000openid&cursor=0&max_count=30&sort_field=create_time&sort_order=desc"
          + "&video_id=7377",
        "/business/comment/reply/list/?business_id=-000openid&comment_id=5&cursor=30&max_count=30"
          + "&sort_field=create_time&sort_order=desc&video_id=7377",
      ])
    await server.stop()
  }

  @Test("a video that TikTok does not know is gone, and its comments with it")
  func gone() async throws {
    let server = try await StandIn { _ in .answer(200, #"{"code":40007,"message":"Object does not exist","data":{}}"#) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    func kind(of call: () async throws -> Void) async -> PlatformFailure.Class? {
      do { try await call() } catch { return (error as? PlatformFailure)?.kind }
      return nil
    }
    #expect(await kind { _ = try await bench.reader.comments(["1"], of: "2", for: account) } == .gone)
    #expect(await kind { _ = try await bench.reader.comments(of: "2", from: 0, for: account) } == .gone)
    #expect(await kind { _ = try await bench.reader.replies(to: "1", of: "2", from: 0, for: account) } == .gone)
    await server.stop()
  }

  @Test("an account without an open_id is told what to set, and nothing is asked of TikTok")
  func withoutOpenID() async throws {
    let server = try await StandIn { _ in .answer(200, Self.page) }
    let bench = try Workbench(server)
    let account = try bench.account(.business, openID: nil)
    await #expect {
      try await bench.reader.comments(["1"], of: "2", for: account)
    } throws: {
      ($0 as? PlatformFailure)?.message.contains("open_id") == true
    }
    #expect(server.requests.isEmpty)
    await server.stop()
  }
}
