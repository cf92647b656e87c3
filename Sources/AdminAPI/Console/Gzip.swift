internal import CZlib

/// The gzip form (RFC 1952) of public files. Never of answers: what secrets and foreign text are compressed together
/// with can be guessed from the length (BREACH).
enum Gzip {
  /// Nil where it would be no shorter.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    let room = gh_gzip_bound(bytes.count)
    let zipped = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = gh_gzip(bytes, bytes.count, buffer.baseAddress, room)
    }
    return zipped.isEmpty || zipped.count >= bytes.count ? nil : zipped
  }
}
