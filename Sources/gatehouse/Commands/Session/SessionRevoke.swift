internal import ArgumentParser

struct SessionRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "End a session, or all: your own but for this one, or all of somebody's.")

  @Argument(help: "The session's id, as session list shows it.")
  var session: String?

  @Flag(help: "All sessions; of your own, all but this one.")
  var all = false

  @OptionGroup var whose: CredentialOwnerOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    guard (session == nil) == all else { throw ValidationError("give a session's id, or --all") }
  }

  func run() async throws {
    let client = try admin.client()
    let sessions: APIPath = "\(try await whose.path(with: client))/sessions"
    if let session {
      try await client.delete("\(sessions)/\(session)")
      admin.confirm("the session was ended")
    } else {
      try await client.delete(sessions)
      admin.confirm("the sessions were ended")
    }
  }
}
