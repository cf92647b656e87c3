/// Numbers for reading.
enum SpokenNumbers {
  /// `12,345`
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// `3.4 %`; never 0 or 100 % for what is not none or all. Nil where there is no whole.
  static func share(_ part: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    let thousandths = (Double(part) / Double(whole) * 1000).rounded()
    let shown = part > 0 && part < whole ? min(max(thousandths, 1), 999) : thousandths
    let tenths = Int(shown)
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// `1 comment`, `2 comments`
  static func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
