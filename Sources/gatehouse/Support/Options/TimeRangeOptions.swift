internal import ArgumentParser
internal import Moderation

/// The time range that a command looks at.
struct TimeRangeOptions: ParsableArguments {
  @Option(help: "From this time on: RFC 3339, a date, or an age such as 30m, 24h or 7d.")
  var since: TimeArgument?

  @Option(help: "Up to, not including, this time; written as --since.")
  var until: TimeArgument?

  func validate() throws {
    if let since, let until, since.moment >= until.moment {
      throw ValidationError("--since must be earlier than --until")
    }
  }

  var range: TimeRange { TimeRange(start: since?.moment, end: until?.moment) }

  var query: [(name: String, value: String?)] {
    [("since", since?.moment.description), ("until", until?.moment.description)]
  }
}
