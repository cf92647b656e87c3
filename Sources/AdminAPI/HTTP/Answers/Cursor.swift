internal import Moderation
internal import Sealing

/// Where the next page of a list begins, as an opaque text.
struct Cursor: Equatable {
  var before: Int64

  init(before: Int64) { self.before = before }

  init?(_ text: String) {
    guard text.utf8.count == Self.length, let bytes = Hex.decode(text.utf8) else { return nil }
    before = Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  var text: String {
    let bits = UInt64(bitPattern: before)
    return Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) })
  }

  private static let length = 16
}
