internal import ArgumentParser

struct ReportScheduleCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Have a client report sent every week or every month.",
    discussion: """
      Try it at once with gatehouse report schedule send. A channel is made with gatehouse alert channel create; one \
      that is to get reports and no alerts can be told of a kind that never comes, such as --on backup.failed.

      gatehouse report schedule create "To the client" --tenant nova --every week --weekday mon --hour 8 \
      --to ada@client.example --format html --format csv
      """)

  @Argument(help: "For people.")
  var name: String

  @OptionGroup var wishes: ReportScheduleOptions

  @Flag(help: "Send nothing yet.")
  var disabled = false

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    guard let every = wishes.every else { throw ValidationError("--every: week or month") }
    switch every {
    case .week: if wishes.weekday == nil { throw ValidationError("--every week needs --weekday") }
    case .month: if wishes.day == nil { throw ValidationError("--every month needs --day") }
    }
    if wishes.hour == nil { throw ValidationError("--hour: the hour it is sent at, 0 to 23") }
    if wishes.recipients.isEmpty, wishes.channel == nil {
      throw ValidationError("name where it goes: --to ADDRESS, or --channel")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let tenantPath = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("name", name)
    try await wishes.add(to: &body, in: tenantPath, with: client)
    if disabled { body.set("disabled", true) }
    try admin.show(await client.create("\(tenantPath)/report-schedules", body), as: ReportScheduleRecord.self)
  }
}
