import Sealing
import Testing

@Suite struct HMACKeyTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let key: [UInt8]
    let message: [UInt8]
    let tag: String
    var testDescription: String { name }
  }

  /// RFC 4231, section 4, without case 5, which truncates the tag; then those of the team's notes on TikTok.
  static let vectors = [
    Vector(
      name: "RFC 4231 case 1", key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
      tag: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Vector(
      name: "RFC 4231 case 2, a short key", key: Array("Jefe".utf8),
      message: Array("what do ya want for nothing?".utf8),
      tag: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Vector(
      name: "RFC 4231 case 3", key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
      tag: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Vector(
      name: "RFC 4231 case 4", key: Array(1...25), message: [UInt8](repeating: 0xcd, count: 50),
      tag: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    Vector(
      name: "RFC 4231 case 6, a key longer than a block", key: [UInt8](repeating: 0xaa, count: 131),
      message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      tag: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    Vector(
      name: "RFC 4231 case 7, key and message longer than a block", key: [UInt8](repeating: 0xaa, count: 131),
      message: Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      tag: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    Vector(
      name: "a delivery in the business dialect", key: Array("test_secret".utf8),
      message: Array(
        (#"1719535951.{"client_key":"7364323437050855441","event":"comment.update","create_time":1719535947,"#
          + #""user_openid":"-000iamDUYtb1xGiL_6b00YmkR30hEEnFSUH","content":"{\"comment_id\":7385350567722402578,"#
          + #"\"video_id\":7377694258502880513,\"parent_comment_id\":0,\"comment_type\":\"comment\","#
          + #"\"comment_action\":\"insert\",\"timestamp\":1719535947074,"#
          + #"\"unique_identifier\":\"+ZMA8o3/HUkeWO07eRsqqLCajf4TIdVQeVHPg2CXbcpQGCHme4+gBUwYlf/WFyK+\"}"}"#).utf8),
      tag: "539d217c4d18c23088b28f3f5c821d76c991e7cd5815272693ec24c6417537a1"),
    Vector(
      name: "a delivery in the open dialect", key: Array("test_secret".utf8),
      message: Array(
        (#"{"type":"video_comment_created","comment_id":"7385350567722402578","video_id":"7377694258502880513","#
          + #""text":"hi","user_id":"u1","username":"@a","created_at":1719535947}"#).utf8),
      tag: "f130450b82315f74f0e38ffb93a39a7ad69d7745c91362d3e127d3e701e5f43c"),
  ]

  @Test("the tag is that of the published vector", arguments: vectors)
  func tag(vector: Vector) {
    #expect(Hex.encode(HMACKey(vector.key).tag(of: vector.message)) == vector.tag)
  }

  @Test("a message checked in one, two or three parts has the tag of the whole, wherever it is cut", arguments: vectors)
  func parts(vector: Vector) throws {
    let key = HMACKey(vector.key)
    let tag = try #require(Hex.decode(vector.tag.utf8))
    let whole = vector.message
    let cuts = [0, 1, 2, whole.count / 2, whole.count - 1, whole.count]
    #expect(isTag(tag, ofParts: [whole], by: key))
    for first in cuts {
      let (head, tail) = (Array(whole[..<first]), Array(whole[first...]))
      #expect(isTag(tag, ofParts: [head, tail], by: key))
      #expect(first == whole.count || !isTag(tag, ofParts: [head], by: key))
      for second in cuts where second >= first {
        #expect(isTag(tag, ofParts: [head, Array(whole[first..<second]), Array(whole[second...])], by: key))
      }
    }
  }

  @Test("no single flipped bit of a tag passes, nor of the message, nor another key")
  func flipped() {
    let key = HMACKey("secret".utf8)
    let message = Array("1719535951.{}".utf8)
    let tag = key.tag(of: message)
    for bit in 0..<tag.count * 8 {
      var changed = tag
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(!isTag(changed, of: message, by: key))
    }
    for bit in 0..<message.count * 8 {
      var changed = message
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(!isTag(tag, of: changed, by: key))
    }
    #expect(!isTag(tag, of: message, by: HMACKey("Secret".utf8)))
    #expect(isTag(tag, of: message, by: key))
  }

  @Test("a tag of another length is never right", arguments: [0, 1, 31, 33, 64])
  func length(count: Int) {
    let key = HMACKey("secret".utf8)
    let tag = Array((key.tag(of: []) + key.tag(of: [])).prefix(count))
    #expect(!isTag(tag, of: [], by: key))
  }

  @Test("an empty message and an empty key are allowed")
  func empty() {
    #expect(
      Hex.encode(HMACKey([UInt8]()).tag(of: [UInt8]()))
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test("one key is used from many tasks at once")
  func concurrent() async {
    let key = HMACKey("secret".utf8)
    let expected = (0..<64).map { Hex.encode(key.tag(of: [UInt8](repeating: UInt8($0), count: 100))) }
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<64 {
        group.addTask {
          for _ in 0..<50 {
            #expect(Hex.encode(key.tag(of: [UInt8](repeating: UInt8(index), count: 100))) == expected[index])
          }
        }
      }
    }
  }

  private func isTag(_ tag: [UInt8], of message: [UInt8], by key: HMACKey) -> Bool {
    isTag(tag, ofParts: [message], by: key)
  }

  /// `parts` are one, two or three.
  private func isTag(_ tag: [UInt8], ofParts parts: [[UInt8]], by key: HMACKey) -> Bool {
    let second: [UInt8]? = parts.count > 1 ? parts[1] : nil
    let third: [UInt8]? = parts.count > 2 ? parts[2] : nil
    return tag.withUnsafeBytes { tag in
      parts[0].withUnsafeBytes { first in
        guard let second else { return key.isTag(tag, of: first) }
        return second.withUnsafeBytes { second in
          guard let third else { return key.isTag(tag, of: first, second) }
          return third.withUnsafeBytes { key.isTag(tag, of: first, second, $0) }
        }
      }
    }
  }
}
