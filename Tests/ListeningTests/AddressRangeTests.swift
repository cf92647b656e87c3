import Listening
import Testing

@Suite("A range of addresses")
struct AddressRangeTests {
  @Test(
    "holds what its prefix covers and nothing beside it",
    arguments: [
      ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.0.0.0/8", "::1", false),
      ("192.0.2.128/25", "192.0.2.128", true), ("192.0.2.128/25", "192.0.2.127", false),
      ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.6", false), ("0.0.0.0/0", "203.0.113.9", true),
      ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false),
      ("2001:db8::/33", "2001:db8:8000::", false), ("::1", "::1", true), ("::/0", "2001:db8::1", true),
      ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("10.0.0.0/8", "not an address", false), ("10.0.0.0/8", "", false),
    ])
  func contains(_ range: String, _ address: String, _ isInside: Bool) throws {
    #expect(try #require(AddressRange(range)).contains(address) == isInside)
  }

  @Test(
    "is refused where it is none, or would hold more than it seems to",
    arguments: [
      "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.1/8", "10.0/8", "localhost",
      "2001:db8::/129", "2001:db8::1/64", "::1/x", "10.0.0.0/+8", "10.0.0.0/٨",
    ])
  func refused(_ text: String) { #expect(AddressRange(text) == nil) }
}
