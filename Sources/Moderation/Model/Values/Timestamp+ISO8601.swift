/// RFC 3339 text in UTC, without Foundation: reports and logs write many of these.
extension Timestamp: CustomStringConvertible, LosslessStringConvertible {
  /// `2026-11-24T09:30:00.250Z`
  public var description: String {
    let day = Self.floorDivision(milliseconds, 86_400_000)
    let rest = milliseconds - day * 86_400_000
    let (year, month, dayOfMonth) = Self.civil(fromDays: day)
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(dayOfMonth, 2)
      + "T" + Self.padded(rest / 3_600_000, 2) + ":" + Self.padded(rest / 60_000 % 60, 2)
      + ":" + Self.padded(rest / 1000 % 60, 2) + "." + Self.padded(rest % 1000, 3) + "Z"
  }

  /// Reads `2026-11-24`, or RFC 3339 with any number of fraction digits and `Z` or an offset.
  public init?(_ text: String) {
    var reader = Reader(text)
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2), reader.skip("-"),
      let day = reader.digits(2), (1...12).contains(month), (1...Self.daysInMonth(year, month)).contains(day)
    else { return nil }
    var milliseconds = Self.days(fromCivil: year, month, day) * 86_400_000
    if reader.isAtEnd {
      self.init(milliseconds: milliseconds)
      return
    }
    guard reader.skip("T") || reader.skip("t") || reader.skip(" "), let hour = reader.digits(2), reader.skip(":"),
      let minute = reader.digits(2), reader.skip(":"), let second = reader.digits(2),
      hour < 24, minute < 60, second < 61
    else { return nil }
    milliseconds += ((hour * 60 + minute) * 60 + second) * 1000
    if reader.skip(".") {
      guard let fraction = reader.fractionInMilliseconds() else { return nil }
      milliseconds += fraction
    }
    guard let offset = reader.offsetInMinutes(), reader.isAtEnd else { return nil }
    milliseconds -= offset * 60_000
    // In UTC it may be of a year that RFC 3339 has no digits for.
    guard Self.writable.contains(milliseconds) else { return nil }
    self.init(milliseconds: milliseconds)
  }

  /// The years 0 to 9999.
  private static let writable = -62_167_219_200_000...Int64(253_402_300_799_999)

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func daysInMonth(_ year: Int64, _ month: Int64) -> Int64 {
    let next = month == 12 ? days(fromCivil: year + 1, 1, 1) : days(fromCivil: year, month + 1, 1)
    return next - days(fromCivil: year, month, 1)
  }

  /// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, counting years from March so that the leap
  /// day comes last.
  private static func days(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivision(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// Walks over the ASCII of a timestamp.
  private struct Reader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Character) -> Bool {
      guard rest.first == character.asciiValue else { return false }
      rest = rest.dropFirst()
      return true
    }

    mutating func digits(_ count: Int) -> Int64? {
      let taken = rest.prefix(count)
      guard taken.count == count, taken.allSatisfy({ (48...57).contains($0) }) else { return nil }
      rest = rest.dropFirst(count)
      return taken.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    mutating func fractionInMilliseconds() -> Int64? {
      let taken = rest.prefix { (48...57).contains($0) }
      guard !taken.isEmpty else { return nil }
      rest = rest.dropFirst(taken.count)
      var value: Int64 = 0
      var scale: Int64 = 100
      for byte in taken.prefix(3) {
        value += Int64(byte - 48) * scale
        scale /= 10
      }
      return value
    }

    mutating func offsetInMinutes() -> Int64? {
      if skip("Z") || skip("z") { return 0 }
      let sign: Int64
      if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
      guard let hours = digits(2), skip(":"), let minutes = digits(2), hours < 24, minutes < 60 else { return nil }
      return sign * (hours * 60 + minutes)
    }
  }
}

extension Timestamp: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let moment = Timestamp(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected an RFC 3339 time such as 2026-11-24T09:30:00Z")
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
