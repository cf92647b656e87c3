import Outbound
import Testing

/// What is said of a URL when it is saved, before anything is called.
@Suite struct OutboundURLTests {
  @Test(
    "a URL of the public internet is taken",
    arguments: [
      "https://hooks.slack.com/services/T0/B0/x", "https://example.com", "https://EXAMPLE.com:443/a?b=c",
      "https://example.com.:8443/", "https://93.184.215.14/x", "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x",
    ])
  func taken(url: String) throws { _ = try OutboundURL(url, addresses: .publicOnly) }

  @Test(
    "a URL that leads nowhere public is refused by its form, in every spelling",
    arguments: [
      "http://example.com/", "https://localhost/", "https://LOCALHOST./", "https://a.localhost/", "https://printer/",
      "https://printer./", "https://db.internal/", "https://metadata.google.internal/", "https://nas.local/",
      "https://x.home.arpa/", "https://1.0.0.127.in-addr.arpa/", "https://127.0.0.1/", "https://127.0.0.1./",
      "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://0177.0.0.1/",
      "https://017700000001/", "https://0.0.0.0/", "https://0/", "https://10.1.2.3/", "https://192.168.0.1/",
      "https://172.31.255.255/", "https://169.254.169.254/latest/meta-data", "https://2852039166/",
      "https://0xA9FEA9FE/", "https://100.64.0.1/", "https://168.63.129.16/", "https://[::]/", "https://[::1]/",
      "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::127.0.0.1]/", "https://[::7f00:1]/",
      "https://[64:ff9b::a9fe:a9fe]/", "https://[64:ff9b:1::1]/", "https://[2002:7f00:1::]/",
      "https://[fd00:ec2::254]/",
      "https://[fe80::1]/", "https://[fe80::1%25eth0]/", "https://[ff02::1]/", "https://[2001:db8::1]/",
      "https://%31%32%37.0.0.1/", "https://127%2e0%2e0%2e1/",
    ])
  func private_(url: String) {
    #expect(throws: OutboundURL.Fault.self) { try OutboundURL(url, addresses: .publicOnly) }
  }

  @Test(
    "a URL with what a webhook never has is refused under either policy",
    arguments: [
      "", "example.com", "ftp://example.com/", "https://user@example.com/", "https://user:pass@example.com/",
      "https://@example.com/", "https://example.com/#x", "https://exa mple.com/", "https://exämple.com/",
      "https://example.com/\r\nHost: x", "https:///example.com", "https://", "file:///etc/passwd",
      "https://example.com@127.0.0.1/", "https://example.com:99999/",
    ])
  func malformed(url: String) {
    for policy in [AddressPolicy.publicOnly, .allowPrivate] {
      #expect(throws: OutboundURL.Fault.self) { try OutboundURL(url, addresses: policy) }
    }
  }

  @Test("ports of other protocols are refused", arguments: [1, 22, 25, 80, 110, 389, 1023])
  func ports(port: Int) {
    #expect(throws: OutboundURL.Fault.self) { try OutboundURL("https://example.com:\(port)/", addresses: .publicOnly) }
  }

  @Test("where private addresses are allowed, plain http and any port of this machine are")
  func allowed() throws {
    let url = try OutboundURL("http://127.0.0.1:81/x", addresses: .allowPrivate)
    #expect(url.host == "127.0.0.1")
    #expect(url.port == 81)
  }
}
