import Listening
import Testing

@Suite("Trusted proxies")
struct TrustedProxiesTests {
  private let proxies: TrustedProxies

  init() throws {
    proxies = TrustedProxies([try #require(AddressRange("127.0.0.1")), try #require(AddressRange("10.0.0.0/8"))])
  }

  @Test(
    "are believed about the client, from the end of the list to the first address that is none of them",
    arguments: [
      (["198.51.100.7"], "198.51.100.7"), (["198.51.100.7, 10.1.1.1"], "198.51.100.7"),
      (["198.51.100.7", "10.1.1.1, 10.2.2.2"], "198.51.100.7"), (["1.1.1.1, 198.51.100.7"], "198.51.100.7"),
      (["198.51.100.7:4711"], "198.51.100.7"), (["2001:db8::1"], "2001:db8::1"),
      (["[2001:db8::1]:4711"], "2001:db8::1"), (["10.1.1.1"], "10.1.1.1"), ([], "127.0.0.1"), ([""], "127.0.0.1"),
      (["unknown"], "127.0.0.1"), (["198.51.100.7, _hidden"], "127.0.0.1"), (["198.51.100.7/8"], "127.0.0.1"),
      ([" \t198.51.100.7\t "], "198.51.100.7"),
    ])
  func client(_ forwarded: [String], _ expected: String) {
    #expect(proxies.client(peer: "127.0.0.1", forwarded: forwarded) == expected)
  }

  @Test("Nobody else is believed, whatever they send")
  func strangers() {
    #expect(proxies.client(peer: "203.0.113.9", forwarded: ["198.51.100.7"]) == "203.0.113.9")
    #expect(TrustedProxies.none.client(peer: "127.0.0.1", forwarded: ["198.51.100.7"]) == "127.0.0.1")
    #expect(proxies.client(peer: nil, forwarded: ["198.51.100.7"]) == nil)
    #expect(!proxies.isHTTPS(peer: "203.0.113.9", scheme: "https"))
    #expect(!TrustedProxies.none.isHTTPS(peer: "127.0.0.1", scheme: "https"))
  }

  @Test("What the client writes before the proxy's own word changes nothing")
  func forgedPrefixes() {
    var generator = SystemRandomNumberGenerator()
    let scraps = ["10.0.0.1", "127.0.0.1", "1.2.3.4", "", ",", "::1", "unknown", "\u{0}", "[::1", "1.2.3.4:", "٣"]
    for _ in 0..<2000 {
      let forged = (0..<Int.random(in: 0...6, using: &generator)).map { _ in scraps.randomElement() ?? "" }
      let said = forged.isEmpty ? [] : [forged.joined(separator: ",")]
      #expect(proxies.client(peer: "127.0.0.1", forwarded: said + ["198.51.100.7"]) == "198.51.100.7", "\(forged)")
    }
  }

  @Test("A list without end is not followed")
  func longChains() {
    let endless = Array(repeating: "10.1.1.1", count: 100_000).joined(separator: ",")
    #expect(proxies.client(peer: "127.0.0.1", forwarded: [endless]) == "10.1.1.1")
  }

  @Test(
    "are believed about HTTPS",
    arguments: [
      ("https", true), ("HTTPS", true), ("http", false), ("https, http", false), ("http, https", true), ("", false),
    ])
  func scheme(_ scheme: String, _ isHTTPS: Bool) {
    #expect(proxies.isHTTPS(peer: "10.9.9.9", scheme: scheme) == isHTTPS)
  }
}
