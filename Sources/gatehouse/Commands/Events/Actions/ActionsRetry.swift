internal import ArgumentParser

struct ActionsRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Retry an action that failed or is dead.",
    discussion: """
      It begins a whole schedule of attempts anew. Refused where the comment is gone, stands as wanted already, or was \
      decided otherwise since.
      """)

  @Argument(help: "The action's id.")
  var action: String

  @Flag(help: "For a reply of which nobody knows whether it was sent: look at the video first.")
  var maySendTwice = false

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    if maySendTwice { body.set("may_send_twice", true) }
    try admin.show(
      await client.create("\(tenant.path(with: client))/actions/\(action)/retry", body), as: ActionRecord.self)
  }
}
