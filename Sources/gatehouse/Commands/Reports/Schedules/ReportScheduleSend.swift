internal import ArgumentParser

struct ReportScheduleSend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send the report about the last whole week, or month, now.",
    discussion: """
      Works for a disabled schedule too. It is sent within moments: gatehouse report deliveries tells what became of it. \
      One that failed and waits for another try is tried now.
      """)

  @OptionGroup var schedule: ReportScheduleArgument
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await schedule.path(with: client))/send"
    try admin.show(await client.create(path, JSONBody()), as: ReportDeliveryRecord.self)
  }
}
