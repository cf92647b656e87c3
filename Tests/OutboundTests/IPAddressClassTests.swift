import Testing

@testable import Outbound

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite struct IPAddressClassTests {
  @Test(
    "addresses of the public internet, up to the edges of the reserved blocks, are public",
    arguments: [
      "1.0.0.0", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
      "191.255.255.255", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0",
      "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0",
      "223.255.255.255", "2000::1", "2001:200::", "2001:db7:ffff::", "2001:db9::", "2002:0808:0808::1",
      "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "3ffe::1", "3fff:1000::",
    ])
  func open(text: String) throws {
    #expect(try isPublic(text))
  }

  @Test(
    "all others are not: this host, private, shared, loopback, link-local, metadata, documentation, multicast, mapped",
    arguments: [
      "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.100.100.200", "100.127.255.255",
      "127.0.0.0", "127.0.0.1", "127.255.255.255", "168.63.129.16", "169.254.0.0", "169.254.169.254",
      "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.0", "192.0.2.255",
      "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7",
      "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1",
      "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "1fff:ffff::",
      "2001::1", "2001:1ff:ffff::", "2001:db8::1", "2001:db8:ffff::", "2002:7f00:1::", "2002:a9fe:a9fe::1",
      "2002:0a00:0001::", "3fff::1", "3fff:fff::1", "4000::", "5f00::1", "fc00::1", "fd00:ec2::254", "fdff::1",
      "fe80::1", "febf::1", "fec0::1", "ff02::1", "ffff::",
    ])
  func closed(text: String) throws {
    #expect(try !isPublic(text))
  }

  @Test("an address of another family, or one too short for its family, is not public")
  func otherFamilies() {
    let bytes = [UInt8](repeating: 8, count: 128)
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      #expect(!IPAddressClass.isPublic(start, family: AF_UNIX, length: 110))
      #expect(!IPAddressClass.isPublic(start, family: AF_UNSPEC, length: 28))
      #expect(!IPAddressClass.isPublic(start, family: AF_INET, length: 15))
      #expect(IPAddressClass.isPublic(start, family: AF_INET, length: 16))
      #expect(!IPAddressClass.isPublic(start, family: AF_INET6, length: 27))
    }
    #expect(!IPAddressClass.isPublicIPv6([]))
    #expect(!IPAddressClass.isPublicIPv6([0x20, 0x01]))
  }

  /// Through the structure the system hands over, so that byte order and offsets are part of what is tested.
  private func isPublic(_ text: String) throws -> Bool {
    if text.contains(":") {
      var v6 = sockaddr_in6()
      v6.sin6_family = sa_family_t(AF_INET6)
      try #require(inet_pton(AF_INET6, text, &v6.sin6_addr) == 1)
      return withUnsafeBytes(of: v6) { IPAddressClass.isPublic($0, family: AF_INET6) }
    }
    var v4 = sockaddr_in()
    v4.sin_family = sa_family_t(AF_INET)
    try #require(inet_pton(AF_INET, text, &v4.sin_addr) == 1)
    return withUnsafeBytes(of: v4) { IPAddressClass.isPublic($0, family: AF_INET) }
  }
}

extension IPAddressClass {
  fileprivate static func isPublic(_ bytes: UnsafeRawBufferPointer, family: Int32) -> Bool {
    bytes.baseAddress.map { isPublic($0, family: family, length: bytes.count) } ?? false
  }
}
