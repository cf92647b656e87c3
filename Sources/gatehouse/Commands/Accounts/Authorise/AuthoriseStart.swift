internal import ArgumentParser

struct AuthoriseStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "start", abstract: "Make a link and print it.")

  @Option(help: "The id of the app that is to be allowed; not needed with --account.")
  var app: String?

  @Option(help: "The account that is to be authorised again, by id or by name. Without it, a new one is made.")
  var account: String?

  @Option(help: "What the new account is called. (default: its id at TikTok)")
  var name: String?

  @Flag(help: "Wait until the creator has used the link, and say what came of it.")
  var wait = false

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if app == nil && account == nil { throw ValidationError("--app is needed, or --account for one that is there") }
    if account != nil && name != nil { throw ValidationError("--name is for a new account; it excludes --account") }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("app_id", app)
    if let account { body.set("account_id", try await client.accountID(account, in: path)) }
    body.set("name", name)
    let answer = try await client.post("\(path)/authorisations", body)
    guard wait else { return try admin.show(answer, as: AuthorisationRecord.self) }
    let link: AuthorisationRecord = try answer.decoded()
    // The link is for a person even where the output is for a program.
    Console.writeError("open within an hour: \(Cell(link.url).text)\n")
    let ended = try await outcome(of: link, at: "\(path)/authorisations/\(link.id)", client)
    try admin.show(ended.answer, as: AuthorisationRecord.self)
    guard ended.link.state == "completed" else {
      throw CommandFailure(
        status: .failed, message: "the account was not authorised: the link is \(ended.link.state)",
        hint: "gatehouse account authorise makes a new link")
    }
  }

  private func outcome(of link: AuthorisationRecord, at path: APIPath, _ client: AdminClient) async throws
    -> (link: AuthorisationRecord, answer: AdminAnswer)
  {
    let progress = Progress(isSilent: admin.json)
    defer { progress.end() }
    progress.say("waiting for the creator")
    while true {
      let answer = try await client.get(path)
      let seen: AuthorisationRecord = try answer.decoded()
      if !seen.isUnderWay { return (seen, answer) }
      try await Task.sleep(for: .seconds(2))
    }
  }
}
