internal import ArgumentParser
internal import Moderation

struct ReplayStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Begin to compare stored decisions with what the rules say now.",
    discussion: """
      Of all stored comments unless some are chosen. Nothing changes by it: gatehouse replay show tells what it found, \
      and gatehouse replay act carries that out.
      """)

  @Option(help: "Only this account's comments, by id or by name.")
  var account: String?

  @Option(help: "Only comments decided so: allow, review, hold, hide or delete.")
  var verdict: String?

  @Option(help: "Only comments that a rule gave this label.")
  var label: String?

  @Option(help: "Only comments that this rule decided.")
  var rule: String?

  @OptionGroup(title: "By when they were received") var time: TimeRangeOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let verdict, Verdict(name: verdict) == nil {
      throw ValidationError(ChoiceText.refusal("--verdict", Verdict.allCases.map(\.name)))
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    if let account { body.set("account", try await client.accountID(account, in: path)) }
    body.set("from", time.since?.moment.description)
    body.set("to", time.until?.moment.description)
    body.set("verdict", verdict)
    body.set("label", label)
    body.set("rule", rule)
    let started = try await client.create("\(path)/replays", body)
    if admin.json { return Console.writeJSON(started.printable) }
    let job: ReplayRecord = try started.decoded()
    admin.confirm("begun as \(job.id); gatehouse replay show \(job.id) says how far it is and what it found")
  }
}
