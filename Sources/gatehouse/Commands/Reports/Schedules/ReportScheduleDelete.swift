internal import ArgumentParser

struct ReportScheduleDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a schedule, with what waits to be sent; what was sent stays on record.")

  @OptionGroup var schedule: ReportScheduleArgument
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await schedule.path(with: client)
    try confirmation.require("Delete the report schedule \(schedule.schedule)?")
    try await client.delete(path)
    admin.confirm("the report schedule was deleted")
  }
}
