internal import ArgumentParser

struct OperatorRemoveSecondFactor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove-second-factor", abstract: "Remove the second factor of an operator who lost it.",
    discussion: "Ends the operator's sessions. Make sure that it is really the operator who asks for this.")

  @Argument(help: "The operator, by id or by name.")
  var `operator`: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let id = try await client.operatorID(`operator`)
    try confirmation.require("Let \(`operator`)'s password alone be enough to log in, and end its sessions?")
    try await client.delete("/v1/operators/\(id)/second-factor")
    admin.confirm("the second factor was removed, and the operator's sessions have ended")
  }
}
