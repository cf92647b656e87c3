internal import ArgumentParser
internal import Moderation

struct EventsReview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Decide about a comment yourself: it is shown, hidden or deleted accordingly.")

  @Argument(help: "The event's id.")
  var event: String

  @Argument(help: "allow, hide or delete.")
  var verdict: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if !["allow", "hide", "delete"].contains(verdict) {
      throw ValidationError("the verdict must be allow, hide or delete")
    }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("verdict", verdict)
    let path: APIPath = "\(try await tenant.path(with: client))/events/\(event)/review"
    try admin.show(await client.post(path, body), as: ReviewRecord.self)
  }
}
