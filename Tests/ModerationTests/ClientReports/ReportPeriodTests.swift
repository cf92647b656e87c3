import Moderation
import Testing

@Suite struct ReportPeriodTests {
  private func last(_ unit: ReportPeriod.Unit, _ moment: String, _ zone: String) throws -> [String] {
    let calendar = try #require(LocalCalendar(zone: zone))
    let period = ReportPeriod.last(unit, before: try #require(Timestamp(moment)), in: calendar)
    return [period.start, period.end].compactMap { $0?.description }
  }

  @Test("The last month is a whole one by the tenant's clocks, also where they changed in it")
  func months() throws {
    #expect(try last(.month, "2026-11-15", "UTC") == ["2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"])
    #expect(
      try last(.month, "2026-11-15", "Europe/Berlin") == ["2026-09-30T22:00:00.000Z", "2026-10-31T23:00:00.000Z"])
    // Still October there.
    #expect(
      try last(.month, "2026-11-01T03:00:00Z", "America/New_York") == [
        "2026-09-01T04:00:00.000Z", "2026-10-01T04:00:00.000Z",
      ])
    #expect(try last(.month, "2026-01-01", "UTC") == ["2025-12-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"])
    #expect(
      try last(.month, "2024-03-20", "Asia/Kathmandu") == ["2024-01-31T18:15:00.000Z", "2024-02-29T18:15:00.000Z"])
  }

  @Test("The last week begins on a Monday; the last day is yesterday")
  func weeks() throws {
    #expect(try last(.week, "2026-11-25T12:00:00Z", "UTC") == ["2026-11-16T00:00:00.000Z", "2026-11-23T00:00:00.000Z"])
    #expect(try last(.week, "2026-11-23", "UTC") == ["2026-11-16T00:00:00.000Z", "2026-11-23T00:00:00.000Z"])
    #expect(try last(.day, "2026-10-26", "Europe/Berlin") == ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"])
  }

  @Test(
    "A day begins when its clocks do, also where they skip midnight; every moment is of its day",
    arguments: [
      "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC",
    ])
  func days(zone: String) throws {
    let calendar = try #require(LocalCalendar(zone: zone))
    var date = calendar.date(at: try #require(Timestamp("2011-01-01T12:00:00Z")))
    let end = calendar.date(at: try #require(Timestamp("2027-01-01")))
    var last = calendar.start(of: date)
    while date < end {
      date = date.adding(days: 1)
      let start = calendar.start(of: date)
      // Apia had no 30 December 2011.
      #expect(start >= last && calendar.date(at: start) >= date && calendar.date(at: start - .seconds(1)) < date)
      last = start
    }
  }

  @Test("A file's name is of letters, digits and hyphens, whatever the tenant is called")
  func names() throws {
    let period = TimeRange(start: Timestamp("2026-10-01"), end: Timestamp("2026-11-01"))
    #expect(ReportFileName.make("Acme & Söhne \"../x", period, in: .utc) == "acme-s-hne-x-2026-10-01-to-2026-10-31")
    #expect(ReportFileName.make("日本", .always, in: .utc) == "report")
  }

  @Test(
    "A file's name has the days of the tenant's clocks", arguments: ["Europe/Berlin", "Asia/Kolkata", "America/Lima"])
  func localNames(zone: String) throws {
    let calendar = try #require(LocalCalendar(zone: zone))
    let october = ReportPeriod.last(.month, before: try #require(Timestamp("2026-11-15")), in: calendar)
    #expect(ReportFileName.make("Acme", october, in: calendar) == "acme-2026-10-01-to-2026-10-31")
  }
}
