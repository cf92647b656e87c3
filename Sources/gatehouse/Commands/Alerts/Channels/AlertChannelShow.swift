internal import ArgumentParser

struct AlertChannelShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a channel.")

  @OptionGroup var channel: AlertChannelArgument
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get(channel.path(with: client)), as: AlertChannelRecord.self)
  }
}
