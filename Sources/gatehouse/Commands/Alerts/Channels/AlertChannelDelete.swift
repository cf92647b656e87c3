internal import ArgumentParser

struct AlertChannelDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a channel, with what waits for it.")

  @OptionGroup var channel: AlertChannelArgument
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await channel.path(with: client)
    try confirmation.require("Delete the alert channel \(channel.channel)?")
    try await client.delete(path)
    admin.confirm("the alert channel was deleted")
  }
}
