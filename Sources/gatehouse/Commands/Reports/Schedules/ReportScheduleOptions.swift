internal import ArgumentParser
internal import Moderation

/// When a report is sent, where to, and what is in it.
struct ReportScheduleOptions: ParsableArguments {
  enum Every: String, ExpressibleByArgument, CaseIterable {
    case week
    case month
  }

  @Option(help: "week, for the week before, Monday to Sunday; or month, for the month before.")
  var every: Every?

  @Option(help: "With --every week, the day it is sent on: mon to sun.")
  var weekday: String?

  @Option(help: "With --every month, the day of the month it is sent on, 1 to 28.")
  var day: Int?

  @Option(help: "The hour it is sent at, 0 to 23, by the clocks of the tenant's time zone.")
  var hour: Int?

  @Option(
    name: .customLong("to"), parsing: .singleValue,
    help: "A mail address it goes to; up to ten, each in an option of its own.")
  var recipients: [String] = []

  @Option(help: "The alert channel it goes to instead, by id or by name, of kind webhook or email.")
  var channel: String?

  @Option(
    name: .customLong("format"), parsing: .singleValue,
    help: "What is attached: html, csv or json; may be given more than once.")
  var formats: [String] = []

  @Option(help: "Only this account, by id or by name; all for all of them.")
  var account: String?

  func validate() throws {
    if let weekday, Weekday(rawValue: weekday) == nil {
      throw ValidationError(ChoiceText.refusal("--weekday", Weekday.allCases.map(\.rawValue)))
    }
    if weekday != nil, day != nil || every == .month {
      throw ValidationError("--weekday goes with --every week, --day with --every month")
    }
    if day != nil, every == .week {
      throw ValidationError("--day goes with --every month, --weekday with --every week")
    }
    if let day, !(1...28).contains(day) { throw ValidationError("--day must be from 1 to 28") }
    if let hour, !(0...23).contains(hour) { throw ValidationError("--hour must be from 0 to 23") }
    if !recipients.isEmpty && channel != nil { throw ValidationError("--channel excludes --to") }
    if formats.contains(where: { ReportOrder.Format(rawValue: $0) == nil }) {
      throw ValidationError(ChoiceText.refusal("--format", ReportOrder.Format.allCases.map(\.rawValue)))
    }
  }

  func add(to body: inout JSONBody, in tenantPath: APIPath, with client: AdminClient) async throws(CommandFailure) {
    body.set("every", every?.rawValue)
    body.set("weekday", weekday)
    body.set("day", day)
    body.set("hour", hour)
    if !recipients.isEmpty { body.set("recipients", recipients) }
    if let channel { body.set("channel", try await client.alertChannelID(channel, in: tenantPath)) }
    if !formats.isEmpty { body.set("formats", formats) }
    if let account {
      body.set("account", account == "all" ? account : try await client.accountID(account, in: tenantPath))
    }
  }
}
