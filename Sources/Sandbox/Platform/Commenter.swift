internal import FoundationEssentials
internal import Sealing

/// The two ids of a commenter, always the same for the same name.
enum Commenter {
  /// As `open` has it: digits in a string.
  static func userID(_ username: String) -> String {
    let value = digest(username).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return String(6_000_000_000_000_000_000 + value % 1_000_000_000_000_000_000)
  }

  /// As `business` has it: base64 of 48 bytes.
  static func uniqueIdentifier(_ username: String) -> String {
    let first = digest(username)
    return Data(first + SHA256.digest(first).prefix(16)).base64EncodedString()
  }

  private static func digest(_ username: String) -> [UInt8] { SHA256.digest("commenter \(username)".utf8) }
}
