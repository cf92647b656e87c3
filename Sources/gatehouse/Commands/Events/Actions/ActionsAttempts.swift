internal import ArgumentParser

struct ActionsAttempts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attempts", abstract: "List the attempts made at an action, the first first.",
    discussion: """
      Each call to TikTok, and what came of it: accepted (TikTok will do it), confirmed (the comment was gone already), \
      drifted (accepted, and a look at the comment found that it was not done), retry (it failed and was to be tried \
      again), postponed (nobody knows whether it was done, and it does not count as failed), failed or dead (given up).
      """)

  @Argument(help: "The action's id.")
  var action: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/actions/\(action)/attempts"
    try admin.showPage(await client.get(path), of: AttemptRecord.self)
  }
}
