/// Durations as rule documents write them: `90s`, `10m`, `1h`, `7d`.
enum DurationText {
  private static let units: [(letter: Character, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
  ]

  /// Milliseconds; nil for anything but a whole number of one unit, without leading zeros.
  static func milliseconds(_ text: String) -> Int64? {
    guard let unit = units.first(where: { $0.letter == text.last }) else { return nil }
    let digits = text.dropLast().utf8
    guard (1...9).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }), digits.first != 48,
      let count = Int64(text.dropLast())
    else { return nil }
    return count * unit.milliseconds
  }

  /// In the largest unit of which it is a multiple.
  static func text(_ milliseconds: Int64) -> String {
    let unit = units.first { milliseconds.isMultiple(of: $0.milliseconds) } ?? ("s", 1_000)
    return "\(milliseconds / unit.milliseconds)\(unit.letter)"
  }
}
