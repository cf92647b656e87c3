/// Quick answers about case, since asking Unicode's tables for every scalar is slow.
enum CaseFolding {
  /// True for blocks in which no scalar has a lower-case mapping: Hebrew to Myanmar, East Asian scripts, emoji. False
  /// only means that the tables must be asked.
  static func isCaseless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x109F, 0x2E80...0xA63F, 0xAC00...0xFAFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }
}
