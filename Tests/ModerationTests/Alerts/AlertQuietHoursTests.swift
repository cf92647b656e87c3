import Testing

@testable import Moderation

@Suite struct AlertQuietHoursTests {
  private func read(_ json: String) throws -> AlertQuietHours {
    var parser = JSONParser(Array(json.utf8), maximumDepth: 8)
    return try AlertQuietHours(try parser.parse())
  }

  @Test("comes back as it was written")
  func roundTrip() throws {
    for json in [
      #"{"critical_passes":false,"days":["mon","sun"],"from":"22:00","time_zone":"Europe/Berlin","to":"07:05"}"#,
      #"{"critical_passes":true,"days":["sat"],"from":"00:00","time_zone":"UTC","to":"24:00"}"#,
    ] {
      let hours = try read(json)
      #expect(hours.json.jsonText == json)
      #expect(try read(hours.json.jsonText) == hours)
    }
  }

  @Test("critical alerts pass unless it is said otherwise")
  func critical() throws {
    #expect(try read(#"{"from":"22:00","to":"07:00","time_zone":"UTC"}"#).passesCritical)
  }

  @Test(
    "whatever is wrong is said, all of it",
    arguments: [
      (#"[]"#, ["must be an object, not a list"]),
      (#"{"from":"22:00","to":"07:00"}"#, ["time_zone is required"]),
      (#"{"from":22,"time_zone":1,"x":1}"#, ["from must be", "time_zone must be", "x is not"]),
      (#"{"from":"25:00","to":"7","time_zone":"Mars/Base"}"#, ["from must be", "to must be", "time_zone must be"]),
      (#"{"days":["noday"],"time_zone":"UTC"}"#, ["days must be"]),
      (#"{"days":[1,2,3,4,5,6,7,8],"time_zone":"UTC"}"#, ["days must be"]),
      (#"{"critical_passes":"no","time_zone":"UTC"}"#, ["critical_passes must be"]),
      // For ever is no quiet time but a channel that is disabled.
      (#"{"time_zone":"UTC"}"#, ["must leave some time"]),
    ])
  func faults(json: String, beginnings: [String]) throws {
    let faults = #expect(throws: AlertQuietHours.Faults.self) { try read(json) }
    let messages = faults?.messages ?? []
    #expect(messages.count == beginnings.count, "\(messages)")
    for (message, beginning) in zip(messages, beginnings) { #expect(message.hasPrefix(beginning)) }
  }

  @Test(
    "a stay in a window ends where its clocks say so, also on the nights when they change",
    arguments: [
      ("2026-11-24T22:30:00Z", "2026-11-25T06:00:00Z"), ("2026-11-25T05:59:59Z", "2026-11-25T06:00:00Z"),
      // Clocks go forward on 29 March and back on 25 October 2026.
      ("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"), ("2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"),
      // Outside it ends with the minute.
      ("2026-11-24T12:00:30Z", "2026-11-24T12:01:00Z"),
    ])
  func end(from: String, end: String) throws {
    let window = try TimeWindow(from: "22:00", to: "07:00", zone: "Europe/Berlin")
    let moment = try #require(Timestamp(from))
    #expect(window.end(after: moment) == Timestamp(end))
  }

  @Test("days that follow each other are one stay, and a week without end has none")
  func days() throws {
    let weekend = try TimeWindow(days: ["sat", "sun"], zone: "UTC")
    let saturday = try #require(Timestamp("2026-11-28T10:00:00Z"))
    #expect(weekend.end(after: saturday) == Timestamp("2026-11-30"))
    #expect(try TimeWindow(zone: "UTC").end(after: saturday) == nil)
  }
}
