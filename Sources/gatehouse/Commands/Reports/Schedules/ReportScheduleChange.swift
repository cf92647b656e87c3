internal import ArgumentParser

struct ReportScheduleChange: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Change a schedule, disable or enable it.",
    discussion: """
      Addresses and formats that are named take the place of those there were. What waits for a schedule that is \
      disabled is given up; one that is enabled again makes up for nothing.
      """)

  @OptionGroup var schedule: ReportScheduleArgument

  @Option(help: "The new name.")
  var name: String?

  @OptionGroup var wishes: ReportScheduleOptions

  @Flag(help: "Send reports again, or no more.")
  var access: AccessChange?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    try await wishes.add(to: &body, in: try await schedule.tenant.path(with: client), with: client)
    body.set("disabled", access?.isDisabled)
    guard !body.isEmpty else {
      throw CommandFailure.usage(
        "there is nothing to change: gatehouse report schedule change --help shows what can be")
    }
    try admin.show(await client.patch(schedule.path(with: client), body), as: ReportScheduleRecord.self)
  }
}
