#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A port of the loopback interface that is taken, so that no other test gets it, and that nobody listens on.
struct ReservedPort {
  let port: Int
  private let descriptor: Int32

  struct Failure: Error {
    let code: Int32
  }

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = self.descriptor
    let failed = withUnsafeMutableBytes(of: &address) { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return true }
      return bind(descriptor, start, length) != 0 || getsockname(descriptor, start, &length) != 0
    }
    guard !failed else { throw Failure(code: errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  func release() { close(descriptor) }
}
