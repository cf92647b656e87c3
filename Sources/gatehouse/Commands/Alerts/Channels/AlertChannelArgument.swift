internal import ArgumentParser

/// The one channel that a command is about, and its owner.
struct AlertChannelArgument: ParsableArguments {
  @Argument(help: "The channel, by id or by name.")
  var channel: String

  @OptionGroup var owner: AlertOwnerOptions

  /// The path of the channel in the API.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    let ownerPath = try await owner.path(with: client)
    let id = try await client.alertChannelID(channel, in: ownerPath)
    return "\(ownerPath)/alert-channels/\(id)"
  }
}
