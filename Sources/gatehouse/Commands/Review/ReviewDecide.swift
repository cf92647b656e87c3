internal import ArgumentParser
internal import Moderation

struct ReviewDecide: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Decide about a comment that waits: it is shown, hidden or deleted accordingly.",
    discussion: "A comment that does not wait any more can be decided about with gatehouse events review.")

  @Argument(help: "The comment, by the id that review list and claim show.")
  var event: String

  @Argument(help: "allow, which shows again what was held; hide; or delete.")
  var verdict: ReviewVerdictArgument

  @Option(help: "Hide the author's other comments too: account, the one written to, or tenant, all of its accounts.")
  var allOfAuthor: String?

  @Option(help: "Add a term, or the author, to this list of the tenant's.")
  var addToList: String?

  @Option(help: "The term that the list gets. (default: the comment's author)")
  var term: String?

  @Option(help: "Only if the list is still at this version.")
  var ifVersion: Int?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let allOfAuthor, !ReviewDecision.AuthorScope.allCases.contains(where: { $0.name == allOfAuthor }) {
      throw ValidationError("--all-of-author must be account or tenant")
    }
    if allOfAuthor != nil, verdict == .allow { throw ValidationError("--all-of-author goes with hide or delete") }
    if addToList == nil, term != nil || ifVersion != nil {
      throw ValidationError("--term and --if-version go with --add-to-list")
    }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("verdict", verdict.rawValue)
    body.set("all_of_author", allOfAuthor)
    if let addToList {
      var addition = JSONBody()
      addition.set("list", addToList)
      addition.set("term", term)
      if term == nil { addition.set("author", true) }
      body.setRaw("add_to_list", String(decoding: addition.bytes, as: UTF8.self))
    }
    var headers = [IdempotencyKey.header()]
    if let ifVersion { headers.append(("If-Match", "\"\(ifVersion)\"")) }
    let answer = try await client.post(
      "\(tenant.path(with: client))/review-queue/\(event)/decision", body, headers: headers)
    try admin.show(answer, as: ReviewDecisionRecord.self)
  }
}
