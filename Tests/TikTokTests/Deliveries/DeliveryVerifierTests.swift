import Moderation
import Sealing
import Testing

@testable import TikTok

@Suite("Signatures of deliveries")
struct DeliveryVerifierTests {
  static let time = Deliveries.businessTime
  static let tag = Deliveries.businessTag

  @Test("the business vector verifies")
  func businessVector() {
    #expect(Deliveries.business.utf8.count == 423)
    #expect(
      Hex.encode(SHA256.digest(Array(Deliveries.business.utf8)))
        == "a5ad9e50fd2f24d418f54a7ffab85144667799c69c457222d58968df47020b4f")
    #expect(verify("t=\(Self.time),s=\(Self.tag)") == .valid(secret: 0))
  }

  @Test("the open vector verifies")
  func openVector() {
    #expect(
      Deliveries.verify(.open, header: Deliveries.openTag, body: Deliveries.open) == .valid(secret: 0))
    #expect(
      Deliveries.verify(.open, header: Deliveries.openTag.uppercased(), body: Deliveries.open) == .valid(secret: 0))
  }

  @Test(
    "headers that say the same are read the same",
    arguments: [
      "s=\(tag),t=\(time)", "t=\(time), s=\(tag)", "  t=\(time) ,\ts=\(tag)\t", "t = \(time),s = \(tag)",
      "t=\(time),s=\(tag.uppercased())",
    ])
  func tolerated(header: String) { #expect(verify(header) == .valid(secret: 0)) }

  @Test(
    "headers in any other form are malformed",
    arguments: [
      "", ",", "t=\(time)", "s=\(tag)", "t=\(time),", "t=\(time),s=", "t=,s=\(tag)", "t=\(time);s=\(tag)",
      "t=\(time),s=\(tag),t=\(time)", "t=\(time),s=\(tag),s=\(tag)", "t=\(time),s=\(tag),v=1", "T=\(time),S=\(tag)",
      "t=\(time),s=\(tag)0", "t=\(time),s=\(tag.dropLast())", "t=\(time),s=\(tag.dropLast())g", "t=-1,s=\(tag)",
      "t=+\(time),s=\(tag)", "t=0x66,s=\(tag)", "t=1719535951.0,s=\(tag)", "t=1719535951000,s=\(tag)",
      "t=99999999999999999999,s=\(tag)", "t=１７,s=\(tag)", "sha256=\(tag)", tag, "t=\(time),s=\"\(tag)\"",
      String(repeating: "t=1,", count: 1000),
    ])
  func malformed(header: String) { #expect(verify(header) == .malformed) }

  @Test(
    "open headers in any other form are malformed",
    arguments: [
      "", " ", "sha256=" + Deliveries.openTag, Deliveries.openTag + "0", String(Deliveries.openTag.dropLast()),
      " " + Deliveries.openTag, String(repeating: "g", count: 64), "t=1,s=" + Deliveries.openTag,
    ])
  func openMalformed(header: String) {
    #expect(Deliveries.verify(.open, header: header, body: Deliveries.open) == .malformed)
  }

  @Test("no header is missing", arguments: Dialect.allCases)
  func missing(dialect: Dialect) {
    #expect(Deliveries.verify(dialect, header: nil, body: Deliveries.open) == .missing)
  }

  @Test("a changed body, time, tag or secret is wrong")
  func wrong() {
    let header = "t=\(Self.time),s=\(Self.tag)"
    #expect(verify(header, body: Deliveries.business + " ") == .wrong)
    #expect(verify(header, body: "") == .wrong)
    #expect(verify("t=\(Self.time + 1),s=\(Self.tag)") == .wrong)
    #expect(verify("t=0\(Self.time),s=\(Self.tag)") == .wrong)
    #expect(verify("t=\(Self.time),s=\(String(repeating: "0", count: 64))") == .wrong)
    #expect(verify(header, secrets: [("other", nil)]) == .wrong)
    #expect(verify(header, secrets: []) == .wrong)
    #expect(Deliveries.verify(.open, header: Self.tag, body: Deliveries.business) == .wrong)
  }

  @Test("each changed bit of a tag is noticed")
  func everyBit() throws {
    let tag = try #require(Hex.decode(Self.tag.utf8))
    for bit in 0..<256 {
      var changed = tag
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(verify("t=\(Self.time),s=\(Hex.encode(changed))") == .wrong)
    }
  }

  @Test(
    "the edges of freshness",
    arguments: [
      (-60_000, true), (-60_001, false), (0, true), (300_000, true), (301_000, true), (301_001, false),
    ] as [(Int64, Bool)])
  func freshness(ageInMilliseconds age: Int64, isFresh: Bool) {
    let moment = Timestamp(milliseconds: Self.time * 1000 + age)
    #expect(verify("t=\(Self.time),s=\(Self.tag)", at: moment) == (isFresh ? .valid(secret: 0) : .stale))
  }

  @Test("freshness can be set otherwise")
  func otherFreshness() {
    let moment = Timestamp(seconds: Self.time + 10)
    let strict = Freshness(past: .seconds(5), future: .zero)
    #expect(
      Deliveries.verify(
        .business, header: "t=\(Self.time),s=\(Self.tag)", body: Deliveries.business, at: moment, freshness: strict)
        == .stale)
  }

  @Test("a wrong signature is wrong however old it is, so that a stranger learns nothing")
  func wrongBeforeStale() {
    let moment = Timestamp(seconds: Self.time + 100_000)
    #expect(verify("t=\(Self.time),s=\(String(repeating: "0", count: 64))", at: moment) == .wrong)
    #expect(verify("t=0,s=\(Self.tag)", at: moment) == .wrong)
  }

  @Test("two secrets are live during a rotation, each until its end")
  func rotation() {
    let now = Timestamp(seconds: Self.time)
    let header = "t=\(Self.time),s=\(Self.tag)"
    let end = now + .milliseconds(1)
    #expect(verify(header, secrets: [("new", nil), ("test_secret", end)]) == .valid(secret: 1))
    #expect(verify(header, secrets: [("test_secret", nil), ("old", end)]) == .valid(secret: 0))
    #expect(verify(header, secrets: [("new", nil), ("test_secret", now)]) == .wrong)
    #expect(verify(header, at: end, secrets: [("new", nil), ("test_secret", end)]) == .wrong)
  }

  private func verify(
    _ header: String, body: String = Deliveries.business, at moment: Timestamp = Timestamp(seconds: time),
    secrets: [(String, Timestamp?)] = [("test_secret", nil)]
  ) -> DeliveryVerifier.Result {
    Deliveries.verify(.business, header: header, body: body, at: moment, secrets: secrets)
  }
}
