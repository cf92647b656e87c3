#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The file of GATEHOUSE_ADMIN_CA: the authority that the admin listener's certificate is from.
enum AdminAuthority {
  static var path: String? {
    guard let path = Environment["GATEHOUSE_ADMIN_CA"], !path.isEmpty else { return nil }
    return path
  }

  /// Throws where it is named and cannot be read.
  static func check() throws(CommandFailure) {
    guard let path, access(path, R_OK) != 0 else { return }
    let reason = String(cString: strerror(errno))
    throw CommandFailure(
      status: .usage, message: "\(path), which GATEHOUSE_ADMIN_CA names, cannot be read: \(reason)",
      hint: "set it to a PEM file, or unset it where the certificate is from a public authority")
  }
}
