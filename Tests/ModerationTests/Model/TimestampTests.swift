import Moderation
import Testing

@Suite struct TimestampTests {
  @Test(
    "Known moments are printed and read",
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0),
      ("2000-02-29T23:59:59.000Z", 951_868_799_000),
      ("1999-12-31T23:59:59.000Z", 946_684_799_000),
      ("2024-02-29T12:00:00.000Z", 1_709_208_000_000),
      ("2100-03-01T00:00:00.000Z", 4_107_542_400_000),
      ("1969-12-31T23:59:59.999Z", -1),
      ("1900-02-28T06:07:08.000Z", -2_203_955_572_000),
      ("2026-11-24T09:30:00.250Z", 1_795_512_600_250),
      ("0001-01-01T00:00:00.000Z", -62_135_596_800_000),
      ("9999-12-31T23:59:59.000Z", 253_402_300_799_000),
    ] as [(String, Int64)])
  func knownMoments(text: String, milliseconds: Int64) {
    #expect(Timestamp(milliseconds: milliseconds).description == text)
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(
    "Other ways to write a moment are read",
    arguments: [
      ("2026-11-24", 1_795_478_400_000),
      ("2026-11-24T09:30:00Z", 1_795_512_600_000),
      ("2026-11-24t09:30:00z", 1_795_512_600_000),
      ("2026-11-24 09:30:00Z", 1_795_512_600_000),
      ("2026-11-24T10:30:00+01:00", 1_795_512_600_000),
      ("2026-11-24T00:00:00-09:30", 1_795_512_600_000),
      ("2026-11-24T09:30:00.2Z", 1_795_512_600_200),
      ("2026-11-24T09:30:00.123456789Z", 1_795_512_600_123),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ] as [(String, Int64)])
  func otherForms(text: String, milliseconds: Int64) {
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(
    "What is not a moment is refused",
    arguments: [
      "", "2026", "2026-11", "2026-13-01", "2026-00-01", "2026-11-00", "2026-11-31", "2025-02-29", "1900-02-29",
      "2026-11-24T", "2026-11-24T09:30Z", "2026-11-24T09:30:00", "2026-11-24T24:00:00Z", "2026-11-24T09:60:00Z",
      "2026-11-24T09:30:61Z", "2026-11-24T09:30:00.Z", "2026-11-24T09:30:00+0100", "2026-11-24T09:30:00+24:00",
      "2026-11-24T09:30:00Zz", " 2026-11-24", "2026-11-24 ", "٢٠٢٦-11-24", "26-11-24", "2026/11/24", "-2026-11-24",
      "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01",
    ])
  func refusal(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("Every moment from year 0 to 9999 reads back as it was printed, and printed moments sort as moments do")
  func roundTrip() {
    var generator = SeededGenerator(seed: 2)
    var moments = (0..<5000).map { _ in
      Timestamp(milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator))
    }
    moments.sort()
    let texts = moments.map(\.description)
    #expect(texts.map { Timestamp($0) } == moments)
    #expect(texts == texts.sorted())
  }

  @Test("Each day of four centuries follows the day before it")
  func days() {
    var expected = (year: 1900, month: 1, day: 1)
    let start = Int64(-2_208_988_800_000)
    var wrong: [String] = []
    for offset in 0..<146_097 {
      let text = Timestamp(milliseconds: start + Int64(offset) * 86_400_000).description.prefix(10)
      let (year, month, day) = expected
      if text != "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" { wrong.append(String(text)) }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      expected.day += 1
      if expected.day > lengths[month - 1] { expected = (year, month + 1, 1) }
      if expected.month > 12 { expected = (year + 1, 1, 1) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("Seconds and the hour are rounded down, before 1970 too")
  func rounding() {
    #expect(Timestamp(milliseconds: 1999).seconds == 1)
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(milliseconds: -1000).seconds == -1)
    #expect(Timestamp("2026-11-24T09:59:59.999Z")?.startOfHour == Timestamp("2026-11-24T09:00:00Z"))
    #expect(Timestamp("1969-12-31T23:59:59.999Z")?.startOfHour == Timestamp("1969-12-31T23:00:00Z"))
    #expect(Timestamp(seconds: 10) + .milliseconds(1500) == Timestamp(milliseconds: 11_500))
    #expect(Timestamp(seconds: 10) - Timestamp(seconds: 4) == .seconds(6))
  }
}
