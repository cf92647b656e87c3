internal import ArgumentParser
internal import Moderation

/// What a channel wants to hear of, and when.
struct AlertChannelOptions: ParsableArguments {
  @Option(
    name: .customLong("on"), parsing: .singleValue,
    help: ArgumentHelp(
      "Tell only this kind of alert; may be given more than once. Without it, all are told.",
      discussion: "Kinds: " + Self.kinds.joined(separator: ", ") + ".", valueName: "kind"))
  var kinds: [String] = []

  @Option(help: "Tell nothing in these hours, and one summary afterwards: 22:00-07:00.")
  var quiet: String?

  @Option(
    name: .customLong("quiet-day"), parsing: .singleValue, help: "Only on nights that begin on this day: mon to sun.")
  var quietDays: [String] = []

  @Option(help: "The time zone of the quiet hours, such as Europe/Berlin.")
  var timeZone: String?

  @Flag(help: "Leave out critical alerts in quiet hours too, such as a disconnected account.")
  var quietForCritical = false

  static let kinds = Alert.Kind.allCases.filter { $0 != .test }.map(\.rawValue)

  func validate() throws {
    for kind in kinds where !Self.kinds.contains(kind) { throw ValidationError("--on: \(kind) is not a kind of alert") }
    if let quiet {
      guard quiet.split(separator: "-").count == 2 else {
        throw ValidationError("--quiet must be two times such as 22:00-07:00")
      }
      if timeZone == nil { throw ValidationError("--quiet needs --time-zone") }
    } else if timeZone != nil || !quietDays.isEmpty || quietForCritical {
      throw ValidationError("--time-zone, --quiet-day and --quiet-for-critical go with --quiet")
    }
  }

  func add(to body: inout JSONBody) {
    body.set("alerts", kinds.isEmpty ? nil : kinds)
    guard let parts = quiet?.split(separator: "-"), parts.count == 2 else { return }
    var hours = JSONBody()
    hours.set("from", String(parts[0]))
    hours.set("to", String(parts[1]))
    hours.set("time_zone", timeZone)
    hours.set("days", quietDays.isEmpty ? nil : quietDays)
    hours.set("critical_passes", !quietForCritical)
    body.setRaw("quiet_hours", String(decoding: hours.bytes, as: UTF8.self))
  }
}
