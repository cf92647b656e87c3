internal import ArgumentParser
internal import Moderation

struct ActionsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List actions, newest first.")

  @Option(help: "Only this account's, by id or by name.")
  var account: String?

  @Option(help: "Only what was asked for about this event's comment, by the event's id.")
  var event: String?

  @Option(help: "Only this state: requested, accepted, confirmed, failed, dead or withdrawn.")
  var state: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let state, !Action.State.allCases.contains(where: { $0.name == state }) {
      throw ValidationError(ChoiceText.refusal("--state", Action.State.allCases.map(\.name)))
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var query: [(name: String, value: String?)] = [("event", event), ("state", state)]
    if let account { query.append(("account", try await client.accountID(account, in: path))) }
    try admin.showPage(await client.get("\(path)/actions", query: query + page.query), of: ActionRecord.self)
  }
}
