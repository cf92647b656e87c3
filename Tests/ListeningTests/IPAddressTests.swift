import Listening
import Testing

@Suite("An address")
struct IPAddressTests {
  @Test(
    "is of a network: itself in IPv4, the first half in IPv6",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
      ("2001:DB8:1:2::9", "2001:db8:1:2::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"), ("::1", "0:0:0:0::/64"),
      ("", nil), ("nowhere", nil), ("192.0.2.1.5", nil), ("1.2.3.4:80", nil),
    ] as [(String, String?)])
  func networks(_ address: String, _ network: String?) {
    #expect(IPAddress(address)?.network == network)
  }
}
