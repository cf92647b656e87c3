import Foundation
import Moderation
import Sealing
import Testing

@testable import Workload

@Suite("Signed loads")
struct SignedLoadTests {
  private let key = HMACKey("test_secret".utf8)

  @Test("every request of the open dialect is whole HTTP with a right signature, and no two carry the same comment")
  func open() throws {
    let load = SignedLoad(
      count: 100, path: "/webhooks/x", secret: Array("test_secret".utf8), seconds: 1_719_535_947)
    var ids: Set<String> = []
    for index in 0..<load.count {
      let request = try Request(load, index)
      #expect(request.head.hasPrefix("POST /webhooks/x HTTP/1.1\r\n"))
      #expect(request.head.contains("Content-Length: \(request.body.utf8.count)\r\n"))
      #expect(request.head.contains("X-TikTok-Signature: \(Hex.encode(key.tag(of: request.body.utf8)))\r\n"))
      ids.insert(try #require(try request.object()["comment_id"] as? String))
    }
    #expect(ids.count == 100)
  }

  @Test("requests of the business dialect are signed with their time, and their content is a document of its own")
  func business() throws {
    let load = SignedLoad(
      count: 3, to: [.business(path: "/webhooks/y", key: key, openID: "-000iam")], from: 7,
      seconds: 1_719_535_951)
    for index in 0..<load.count {
      let request = try Request(load, index)
      let tag = Hex.encode(key.tag(of: "1719535951.\(request.body)".utf8))
      #expect(request.head.contains("Tiktok-Signature: t=1719535951,s=\(tag)\r\n"))
      let envelope = try request.object()
      #expect(envelope["user_openid"] as? String == "-000iam")
      let content = try #require(envelope["content"] as? String)
      let comment = try #require(try JSONSerialization.jsonObject(with: Data(content.utf8)) as? [String: Any])
      #expect(comment["comment_id"] as? UInt64 == CommentIDs.id(7 + index, ofLoadFrom: 1_719_535_951))
      #expect(comment["text"] as? String == SampleComments.texts[index])
    }
  }

  @Test("comment ids hold the millisecond of writing, grow with it, and come in no order below: no two are the same")
  func ids() {
    let load = (0..<200_000).map { CommentIDs.id($0, ofLoadFrom: 1_719_535_947) }
    #expect(Set(load).count == load.count)
    #expect(Set(load.map { $0 >> 32 }) == Set(1_719_535_947..<1_719_535_951))
    #expect(Set(load.map { ($0 >> 22) & 0x3ff }) == Set(0..<1000))
    for start in stride(from: 0, to: 100_000, by: 50) {
      let (millisecond, next) = (load[start..<start + 50], load[start + 50..<start + 100])
      #expect(millisecond.max()! < next.min()! && millisecond.sorted() != Array(millisecond))
    }
    // As those that were seen at TikTok: 19 digits, so that they sort as texts as they do as numbers.
    #expect(load.allSatisfy { String($0).count == 19 })
  }

  @Test("recipients and texts take turns, and after the last request comes the first again")
  func turns() throws {
    let load = SignedLoad(
      count: 4, to: [.open(path: "/a", key: key), .open(path: "/b", key: key)], seconds: 1,
      texts: ["one", "two", "three"])
    #expect(try (0..<5).map { try Request(load, $0).head.split(separator: " ")[1] } == ["/a", "/b", "/a", "/b", "/a"])
    #expect(
      try (0..<5).map { try Request(load, $0).object()["text"] as? String } == ["one", "two", "three", "one", "one"])
  }
}

private struct Request {
  let head: String
  let body: String

  init(_ load: SignedLoad, _ index: Int) throws {
    let text = load.withRequest(index) { String(decoding: $0, as: UTF8.self) }
    let end = try #require(text.firstRange(of: "\r\n\r\n"))
    head = String(text[..<end.lowerBound]) + "\r\n"
    body = String(text[end.upperBound...])
  }

  func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
  }
}
