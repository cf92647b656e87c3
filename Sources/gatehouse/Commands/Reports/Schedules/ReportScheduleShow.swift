internal import ArgumentParser

struct ReportScheduleShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a schedule.")

  @OptionGroup var schedule: ReportScheduleArgument
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get(schedule.path(with: client)), as: ReportScheduleRecord.self)
  }
}
