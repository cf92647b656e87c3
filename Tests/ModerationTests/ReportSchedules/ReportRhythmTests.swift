import Testing

@testable import Moderation

@Suite("The rhythm of reports") struct ReportRhythmTests {
  private static let zones = [
    "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Apia", "Pacific/Kiritimati", "America/St_Johns", "Africa/Casablanca", "Asia/Beirut", "America/Havana",
  ]

  private func calendar(_ zone: String) throws -> LocalCalendar { try #require(LocalCalendar(zone: zone)) }

  private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

  @Test("comes at its hour in summer and in winter, and covers the week before, Monday to Sunday")
  func week() throws {
    let rhythm = ReportRhythm(every: .week(on: .monday), hour: 8)
    let berlin = try calendar("Europe/Berlin")
    let winter = rhythm.next(after: try moment("2026-11-24T09:30:00Z"), in: berlin)
    #expect(winter.at.description == "2026-11-30T07:00:00.000Z")
    #expect(winter.days.description == "2026-11-23 to 2026-11-29")
    #expect(winter.days.start.description == "2026-11-22T23:00:00.000Z")
    #expect(winter.days.end.description == "2026-11-29T23:00:00.000Z")
    let summer = rhythm.next(after: try moment("2026-07-01T00:00:00Z"), in: berlin)
    #expect(summer.at.description == "2026-07-06T06:00:00.000Z")
    // The week in which clocks change has an hour less.
    let spring = rhythm.next(after: try moment("2026-03-29T12:00:00Z"), in: berlin)
    #expect(spring.days.end - spring.days.start == .seconds(7 * 86_400 - 3600))
  }

  @Test("comes on its day of the month, and covers the month before, over the turn of a year")
  func month() throws {
    let rhythm = ReportRhythm(every: .month(on: 28), hour: 0)
    let slot = rhythm.next(after: try moment("2027-01-15T00:00:00Z"), in: .utc)
    #expect(slot.at.description == "2027-01-28T00:00:00.000Z")
    #expect(slot.days.description == "2026-12-01 to 2026-12-31")
    let leap = rhythm.next(after: try moment("2028-02-29T00:00:00Z"), in: .utc)
    #expect(leap.days.description == "2028-02-01 to 2028-02-29")
  }

  @Test("an hour that clocks skip comes as much later, and one that they repeat comes once")
  func changes() throws {
    let berlin = try calendar("Europe/Berlin")
    let rhythm = ReportRhythm(every: .week(on: .sunday), hour: 2)
    let skipped = rhythm.next(after: try moment("2026-03-28T12:00:00Z"), in: berlin)
    #expect(skipped.at.description == "2026-03-29T01:00:00.000Z")
    let repeated = rhythm.next(after: try moment("2026-10-24T12:00:00Z"), in: berlin)
    #expect(repeated.at.description == "2026-10-25T00:00:00.000Z")
    #expect(rhythm.next(after: repeated.at, in: berlin).at.description == "2026-11-01T01:00:00.000Z")
    // Where midnight is skipped, a day begins at one.
    let beirut = try calendar("Asia/Beirut")
    let late = ReportRhythm(every: .week(on: .sunday), hour: 0).next(
      after: try moment("2026-03-28T12:00:00Z"), in: beirut)
    #expect(late.at.description == "2026-03-28T22:00:00.000Z")
    #expect(beirut.hour(at: late.at) == 1)
  }

  @Test(
    "in every zone and year: one after the other, each after what it covers, with no moment left out", arguments: zones)
  func property(zone: String) throws {
    let calendar = try calendar(zone)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let every: ReportRhythm.Every =
        Bool.random(using: &generator)
        ? .week(on: Weekday.allCases.randomElement(using: &generator) ?? .monday)
        : .month(on: Int.random(in: 1...28, using: &generator))
      let rhythm = ReportRhythm(every: every, hour: Int.random(in: 0...23, using: &generator))
      // 2001 to 2044.
      let start = Timestamp(seconds: Int64.random(in: 978_307_200...2_335_219_200, using: &generator))
      var last = rhythm.next(after: start, in: calendar)
      #expect(last.at > start)
      for _ in 0..<9 {
        let next = rhythm.next(after: last.at, in: calendar)
        #expect(next.at > last.at)
        #expect(next.days.start == last.days.end)
        #expect(next.days.first == last.days.last.adding(days: 1))
        #expect(next.days.end <= next.at && next.days.start < next.days.end)
        #expect(calendar.date(at: next.days.start) == next.days.first)
        #expect(calendar.date(at: next.days.end - .milliseconds(1)) == next.days.last)
        // The hour is the one asked for unless clocks skip it on that day.
        let hour = calendar.hour(at: next.at)
        #expect(hour == rhythm.hour || hour == (rhythm.hour + 1) % 24 || zone == "Pacific/Apia")
        switch every {
        case .week(let weekday):
          #expect(next.days.first.daysSinceMonday == 0 && next.days.last.daysSinceMonday == 6)
          let day = calendar.date(at: next.at).daysSinceMonday
          #expect(Weekday.allCases[Int(day)] == weekday || zone == "Pacific/Apia")
        case .month:
          #expect(next.days.first.dayOfMonth == 1 && next.days.last.adding(days: 1).dayOfMonth == 1)
        }
        // Asked the other way round, the same times come.
        #expect(rhythm.slots(after: last.at, upTo: next.at, latest: 3, in: calendar) == [next])
        #expect(rhythm.slots(after: start, upTo: next.at - .milliseconds(1), latest: 1, in: calendar) == [last])
        #expect(rhythm.lastDays(at: next.at, in: calendar) == next.days)
        last = next
      }
    }
  }

  @Test("of what was missed, the latest come, oldest first")
  func missed() throws {
    let rhythm = ReportRhythm(every: .week(on: .monday), hour: 8)
    let missed = rhythm.slots(
      after: try moment("2026-01-05T08:00:00Z"), upTo: try moment("2026-03-02T08:00:00Z"), latest: 3, in: .utc)
    #expect(missed.map { $0.at.dayText } == ["2026-02-16", "2026-02-23", "2026-03-02"])
    let none = rhythm.slots(
      after: try moment("2026-03-02T08:00:00Z"), upTo: try moment("2026-03-09T07:59:59Z"), latest: 3, in: .utc)
    #expect(none.isEmpty)
  }
}
