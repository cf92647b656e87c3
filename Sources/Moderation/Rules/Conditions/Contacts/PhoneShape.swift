/// Tells phone numbers from dates, years, prices, counts and ids by how digits are grouped.
///
/// The shapes are those in which numbers are written in the countries where TikTok is large; each has to differ from
/// the ways in which other numbers are written there.
struct PhoneShape {
  private let groups: ArraySlice<DigitRun.Group>
  private let digits: ArraySlice<UInt8>
  private let hasPlus: Bool
  private let hasAreaCode: Bool

  static func isPhone(_ run: DigitRun) -> Bool {
    let groups = run.groups[...]
    if !run.hasPlus, let date = dateStart(groups) {
      // What is left on either side of a date may still be a number.
      let before = groups[..<date]
      let after = groups[(date + 3)...]
      let skipped = before.reduce(0) { $0 + $1.count }
      let dated = groups[date..<(date + 3)].reduce(0) { $0 + $1.count }
      return PhoneShape(before, run.digits[..<skipped]).holds
        || PhoneShape(after, run.digits[(skipped + dated)...]).holds
    }
    return PhoneShape(groups, run.digits[...], hasPlus: run.hasPlus, hasAreaCode: run.hasAreaCode).holds
  }

  private init(
    _ groups: ArraySlice<DigitRun.Group>, _ digits: ArraySlice<UInt8>, hasPlus: Bool = false, hasAreaCode: Bool = false
  ) {
    (self.groups, self.digits, self.hasPlus, self.hasAreaCode) = (groups, digits, hasPlus, hasAreaCode)
  }

  private var holds: Bool {
    guard (7...15).contains(digits.count), let first = groups.first, !isPattern else { return false }
    if hasPlus { return first.first != 0 && digits.count >= 8 }
    if first.first == 0, digits.dropFirst().first == 0 {
      return digits.count >= 10 && digits[digits.startIndex + 2] != 0
    }
    if groups.allSatisfy({ $0.count == 4 && (1900...2099).contains($0.value) }) || isBookNumber { return false }
    return groups.count == 1 ? isUngrouped : isGrouped(first)
  }

  // MARK: What is no number

  /// `0000000`, `1234567`, `98765432`, `5000000`.
  private var isPattern: Bool {
    if digits.suffix(6).allSatisfy({ $0 == 0 }) { return true }
    let steps = zip(digits, digits.dropFirst()).map { Int($1) - Int($0) }
    return steps.allSatisfy { $0 == 0 } || steps.allSatisfy { $0 == 1 || $0 == -9 }
      || steps.allSatisfy { $0 == -1 || $0 == 9 }
  }

  /// An ISBN.
  private var isBookNumber: Bool {
    digits.count == 13 && digits.starts(with: [9, 7]) && [8, 9].contains(digits[digits.startIndex + 2])
  }

  /// Where three groups begin that are a date in numbers.
  private static func dateStart(_ groups: ArraySlice<DigitRun.Group>) -> Int? {
    guard groups.count >= 3 else { return nil }
    return (groups.startIndex...(groups.endIndex - 3)).first { start in
      let (one, two, three) = (groups[start], groups[start + 1], groups[start + 2])
      let separator = two.separator
      guard three.separator == separator, [.dot, .slash, .dash].contains(separator) else { return false }
      // 06.12.34.56.78 goes on.
      let isPart =
        (start > groups.startIndex && one.separator == separator)
        || (start + 3 < groups.endIndex && groups[start + 3].separator == separator)
      if isPart { return false }
      let isDayAndMonth = one.count <= 2 && two.count <= 2 && isDay(one.value, two.value)
      if isDayAndMonth { return three.count == 2 || (three.count == 4 && (1900...2099).contains(three.value)) }
      return one.count == 4 && (1900...2099).contains(one.value) && two.count <= 2 && three.count <= 2
        && isDay(two.value, three.value)
    }
  }

  private static func isDay(_ one: Int, _ two: Int) -> Bool {
    min(one, two) >= 1 && min(one, two) <= 12 && max(one, two) <= 31
  }

  // MARK: Without separators

  private var isUngrouped: Bool {
    let (first, second) = (digits[digits.startIndex], digits[digits.startIndex + 1])
    switch digits.count {
    case 9: return first == 0 || [6, 7, 9].contains(first)
    case 10: return first != 1
    case 11:
      return first == 0 || (first == 1 && second >= 3) || ((first == 7 || first == 8) && second == 9) || isCountry
    case 12, 13: return first == 0 || isCountry
    default: return false
    }
  }

  /// Whether the first digits are the code of a country with many people, without the plus.
  private var isCountry: Bool {
    let code = Int(digits[digits.startIndex]) * 10 + Int(digits[digits.startIndex + 1])
    return (30...34).contains(code) || (51...58).contains(code) || (60...66).contains(code) || (90...95).contains(code)
      || [20, 27, 39, 44, 49, 81, 82, 84, 86, 98].contains(code)
  }

  // MARK: With separators

  private func isGrouped(_ first: DigitRun.Group) -> Bool {
    let counts = groups.map(\.count)
    let used = groups.dropFirst().reduce(into: DigitRun.Separator()) { $0.formUnion($1.separator) }
    if isCounting { return false }
    if hasAreaCode { return (2...5).contains(groups[groups.startIndex].count) || first.count == 1 }
    if counts.allSatisfy({ $0 == 1 }) { return counts.count >= 9 }
    if first.first == 0, first.count >= 2 {
      // Four pairs may be times: 08 30 - 17 45.
      return digits.count >= 8 && (counts != [2, 2, 2, 2] || isUniform)
    }
    if used.contains(.slash) { return false }
    switch counts {
    case [3, 3, 4], [1, 3, 3, 4], [1, 3, 3, 2, 2], [3, 3, 2, 2]: return true
    default: if used.contains(.dot) { return false }
    }
    switch counts {
    case [3, 4]: return groups[groups.startIndex + 1].separator == .dash
    case [5, 5]: return first.first >= 6
    case [5, 4]: return groups[groups.startIndex + 1].separator == .dash && first.first == 9
    case [2, 5, 4], [2, 4, 4], [1, 4, 4]: return true
    case [3, 4, 4]: return first.first == 1
    case [4, 4]: return [5, 6, 8, 9].contains(first.first) && !groups.allSatisfy { [0, 99].contains($0.value % 100) }
    case [3, 3, 3]: return first.first >= 5 && groups.last?.value != 0
    case [3, 2, 2, 2], [1, 2, 2, 2, 2], [2, 3, 2, 2]: return true
    case [2, 2, 2, 2], [2, 2, 2, 2, 2]: return first.first >= 2 && isUniform
    default: return first.count <= 3 && (10...13).contains(digits.count) && isCountry && !isThousands
    }
  }

  private var isUniform: Bool {
    groups.dropFirst().allSatisfy { $0.separator == groups[groups.startIndex + 1].separator }
  }

  /// `10 20 30 40`, `1 2 3 4`: the same step from each to the next.
  private var isCounting: Bool {
    guard groups.count >= 3 else { return false }
    let steps = zip(groups, groups.dropFirst()).map { $1.value - $0.value }
    return groups.allSatisfy { $0.count <= 2 } && steps.allSatisfy { $0 == steps[0] }
  }

  /// `1 234 567 890`
  private var isThousands: Bool { digits.count <= 10 && groups.dropFirst().allSatisfy { $0.count == 3 } }
}
