internal import CCurl

/// Which addresses the client may connect to. Checked on the resolved address at the moment of connecting, so that a
/// name which resolves differently the second time gains nothing.
public enum AddressPolicy: Sendable {
  /// Addresses of the public internet only.
  case publicOnly
  /// Loopback and private networks as well: for a stand-in TikTok on this machine and for tests.
  case allowPrivate

  /// libcurl asks before each socket is opened.
  static let openPublicSocket:
    @convention(c) (
      UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?
    ) -> curl_socket_t = { refused, _, address in
      // The structure ends in a `sockaddr` that stands for the longer one behind it, so it is read through its address
      // and never as a value, which would stop after sixteen bytes.
      guard let address, let start = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return CURL_SOCKET_BAD }
      let family = Int32(address.pointee.family)
      let length = Int(address.pointee.addrlen)
      guard IPAddressClass.isPublic(UnsafeRawPointer(address) + start, family: family, length: length) else {
        refused?.assumingMemoryBound(to: Bool.self).pointee = true
        return CURL_SOCKET_BAD
      }
      return open(address)
    }

  /// libcurl's own way to open one would leave it to every program that is started.
  static let openAnySocket:
    @convention(c) (
      UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?
    ) -> curl_socket_t = { _, _, address in address.map(open) ?? CURL_SOCKET_BAD }

  private static func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, type, address.pointee.protocol)
  }
}
