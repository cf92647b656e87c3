internal import ArgumentParser

struct AlertChannelList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the channels.")

  @OptionGroup var owner: AlertOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await owner.path(with: client))/alert-channels"
    try admin.showPage(await client.get(path), of: AlertChannelRecord.self)
  }
}
