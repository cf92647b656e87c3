internal import ArgumentParser

struct ErasureShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how far an erasure is, or its receipt.")

  @Argument(help: "The erasure's id, as create and list show it.")
  var erasure: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(tenant.path(with: client))/erasures/\(erasure)"), as: ErasureRecord.self)
  }
}
