internal import ArgumentParser

struct AccountList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the accounts of a tenant.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let answer = try await client.get("\(tenant.path(with: client))/accounts", query: page.query)
    try admin.showPage(answer, of: AccountRecord.self)
  }
}
