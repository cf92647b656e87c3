/// Groups of digits with little between them: what may be a phone number.
struct DigitRun {
  struct Group: Equatable {
    var count: Int
    /// 0 to 9,999 for up to four digits; of more, the last four.
    var value: Int
    var first: UInt8
    /// Behind its last byte.
    var end = 0
    /// What stands between it and the group before.
    var separator = Separator()
  }

  struct Separator: OptionSet {
    var rawValue: UInt8
    static let space = Separator(rawValue: 1)
    static let dash = Separator(rawValue: 2)
    static let dot = Separator(rawValue: 4)
    static let slash = Separator(rawValue: 8)
    static let parenthesis = Separator(rawValue: 16)
  }

  var groups: [Group] = []
  /// All digits, of very long runs the first.
  var digits: [UInt8] = []
  /// Whether a plus stands before it.
  var hasPlus = false
  /// Whether a parenthesis opens before its first group or before its second.
  var hasAreaCode = false
  /// In bytes, with the plus or the parenthesis.
  var range = 0..<0
}
