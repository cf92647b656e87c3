import Testing

@testable import Moderation

@Suite struct TimeWindowTests {
  private static func contains(
    _ days: [String]?, _ from: String?, _ to: String?, _ zone: String, _ moment: String
  ) throws -> Bool {
    try TimeWindow(days: days, from: from, to: to, zone: zone).contains(try #require(Timestamp(moment)))
  }

  @Test(
    "A window within a day holds its beginning and not its end, on its days",
    arguments: [
      ("2026-11-23T08:59:59.999Z", false), ("2026-11-23T09:00:00Z", true), ("2026-11-23T16:59:59.999Z", true),
      ("2026-11-23T17:00:00Z", false), ("2026-11-22T12:00:00Z", false), ("2026-11-24T12:00:00Z", true),
      ("2026-11-25T12:00:00Z", false), ("1969-12-29T12:00:00Z", true), ("1969-12-28T12:00:00Z", false),
      ("2105-11-23T12:00:00Z", true),
    ])
  func withinDay(moment: String, expected: Bool) throws {
    #expect(try Self.contains(["tue", "mon"], "09:00", "17:00", "UTC", moment) == expected)
  }

  @Test(
    "A window across midnight belongs to the day it begins on",
    arguments: [
      ("2026-11-27T21:59:59Z", false), ("2026-11-27T22:00:00Z", true), ("2026-11-28T05:59:59Z", true),
      ("2026-11-28T06:00:00Z", false), ("2026-11-28T22:30:00Z", false), ("2026-11-27T03:00:00Z", false),
    ])
  func acrossMidnight(moment: String, expected: Bool) throws {
    #expect(try Self.contains(["fri"], "22:00", "06:00", "UTC", moment) == expected)
  }

  @Test("Sunday night runs into Monday")
  func acrossWeek() throws {
    #expect(try Self.contains(["sun"], "22:00", "06:00", "UTC", "2026-11-30T05:00:00Z"))
    #expect(try !Self.contains(["mon"], "22:00", "06:00", "UTC", "2026-11-30T05:00:00Z"))
  }

  @Test(
    "What is left out means every day and the whole day",
    arguments: [
      (nil, nil, nil, "2026-11-23T00:00:00Z", true), (["wed"], nil, nil, "2026-11-25T23:59:59Z", true),
      (["wed"], nil, nil, "2026-11-26T00:00:00Z", false), (nil, "22:00", nil, "2026-11-26T23:59:59Z", true),
      (nil, "22:00", nil, "2026-11-26T00:00:00Z", false), (nil, nil, "06:00", "2026-11-26T00:00:00Z", true),
      (nil, "22:00", "24:00", "2026-11-26T23:59:59Z", true), (nil, "22:00", "00:00", "2026-11-26T23:59:59Z", true),
      (nil, "22:00", "00:00", "2026-11-26T00:00:00Z", false),
    ] as [([String]?, String?, String?, String, Bool)])
  func defaults(days: [String]?, from: String?, to: String?, moment: String, expected: Bool) throws {
    #expect(try Self.contains(days, from, to, "UTC", moment) == expected)
  }

  @Test(
    "Clocks are those of the zone, in winter and in summer",
    arguments: [
      // Berlin is at +1 in winter and +2 in summer; clocks change at 01:00 UTC.
      ("Europe/Berlin", "2026-01-15T11:00:00Z", true), ("Europe/Berlin", "2026-01-15T10:59:00Z", false),
      ("Europe/Berlin", "2026-07-15T10:00:00Z", true), ("Europe/Berlin", "2026-07-15T11:00:00Z", false),
      ("America/New_York", "2026-01-15T17:00:00Z", true), ("America/New_York", "2026-07-15T16:30:00Z", true),
      ("Asia/Kolkata", "2026-07-15T06:30:00Z", true), ("Asia/Kolkata", "2026-07-15T06:29:00Z", false),
      ("Australia/Lord_Howe", "2026-01-15T01:00:00Z", true), ("America/Sao_Paulo", "2026-01-15T15:00:00Z", true),
      ("Pacific/Kiritimati", "2026-01-14T22:00:00Z", true), ("Asia/Kathmandu", "2026-01-15T06:15:00Z", true),
    ])
  func zones(zone: String, moment: String, expected: Bool) throws {
    #expect(try Self.contains(nil, "12:00", "13:00", zone, moment) == expected)
  }

  @Test("The hour that clocks skip holds nothing, and the one they repeat counts twice")
  func clockChanges() throws {
    let window = try TimeWindow(from: "02:00", to: "03:00", zone: "Europe/Berlin")
    func minutes(on day: String) throws -> Int {
      let start = try #require(Timestamp(day)).seconds - 3600
      return (0..<1440).count { window.contains(Timestamp(seconds: start + Int64($0) * 60)) }
    }
    #expect(try minutes(on: "2026-03-29") == 0)
    #expect(try minutes(on: "2026-03-28") == 60)
    #expect(try minutes(on: "2026-10-25") == 120)
    #expect(try !window.contains(#require(Timestamp("2026-03-29T01:00:00Z"))))
    #expect(try window.contains(#require(Timestamp("2026-10-25T00:00:00Z"))))
    #expect(try window.contains(#require(Timestamp("2026-10-25T01:59:59Z"))))
    #expect(try !window.contains(#require(Timestamp("2026-10-25T02:00:00Z"))))
  }

  @Test(
    "A zone that moved its clocks for good is known",
    arguments: [("2024-02-28T06:00:00Z", true), ("2024-03-02T06:00:00Z", false)])
  func movedZone(moment: String, expected: Bool) throws {
    // Kazakhstan went from +6 to +5 on 2024-03-01.
    #expect(try Self.contains(nil, "12:00", "13:00", "Asia/Almaty", moment) == expected)
  }

  @Test("All that is wrong is told at once")
  func faults() {
    let error = #expect(throws: TimeWindowFaults.self) {
      try TimeWindow(days: ["mon", "Tue", "mon"], from: "24:00", to: "6:00", zone: "Mars/Olympus")
    }
    #expect(error?.faults.map(\.member) == [.days, .days, .from, .to, .zone])
    #expect(error?.faults.map(\.index) == [1, 2, nil, nil, nil])
  }

  @Test(
    "A window that means nothing is refused",
    arguments: [
      ([], nil, nil, "UTC", .days), (nil, "12:00", "12:00", "UTC", .to), (nil, "00:00", "24:01", "UTC", .to),
      (nil, "12:60", nil, "UTC", .from), (nil, "ab:cd", nil, "UTC", .from), (nil, "-1:00", nil, "UTC", .from),
      (nil, nil, nil, "", .zone), (nil, nil, nil, "GMT+3", .zone), (nil, nil, nil, "europe/berlin", .zone),
      (nil, nil, nil, "../../etc/passwd", .zone), (nil, nil, nil, "Europe/", .zone), (nil, nil, "١٢:٠٠", "UTC", .to),
    ] as [([String]?, String?, String?, String, TimeWindowFault.Member)])
  func refusals(days: [String]?, from: String?, to: String?, zone: String, member: TimeWindowFault.Member) {
    let error = #expect(throws: TimeWindowFaults.self) { try TimeWindow(days: days, from: from, to: to, zone: zone) }
    #expect(error?.faults.map(\.member) == [member])
  }

  @Test("Two spellings of one window are equal")
  func equality() throws {
    let window = try TimeWindow(days: ["tue", "mon"], from: "08:00", to: "00:00", zone: "UTC")
    #expect(window == (try TimeWindow(days: ["mon", "tue"], from: "08:00", to: "24:00", zone: "UTC")))
    #expect(window != (try TimeWindow(days: ["mon", "tue"], from: "08:00", to: "24:00", zone: "Europe/Paris")))
    #expect(window.days == [.monday, .tuesday])
  }
}
