internal import ArgumentParser

struct TenantList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the tenants that you may see.")

  @Option(help: "Only those with this in their names, in whatever case.")
  var name: String?

  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let answer = try await admin.client().get("/v1/tenants", query: [("name", name)] + page.query)
    try admin.showPage(answer, of: TenantRecord.self)
  }
}
