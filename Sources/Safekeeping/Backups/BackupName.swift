internal import Moderation

/// `gatehouse-20261124T093000Z.backup`: a backup's file name, which tells when it was made and sorts by that.
enum BackupName {
  private static let prefix = "gatehouse-"
  private static let suffix = ".backup"

  static func make(at moment: Timestamp) -> String {
    prefix + Timestamp(seconds: moment.seconds).description.filter { $0 != "-" && $0 != ":" }.prefix(15) + "Z" + suffix
  }

  /// Nil for anything else.
  static func time(of name: String) -> Timestamp? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    let stamp = Array(name.dropFirst(prefix.count).dropLast(suffix.count))
    guard stamp.count == 16, stamp[8] == "T", stamp[15] == "Z" else { return nil }
    func part(_ range: Range<Int>) -> String { String(stamp[range]) }
    return Timestamp(
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z")
  }
}
