internal import ArgumentParser
internal import Moderation

struct UndoStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Show what would be undone, ask, and begin.")

  @Argument(help: "The version whose effects are taken back.")
  var version: Int

  @OptionGroup var time: TimeRangeOptions

  @Flag(help: "Show what would be undone and stop.")
  var dryRun = false

  @Flag(help: "A version of the gateway's rules; what it hid at other tenants stays.")
  var gateway = false

  @Option(help: "A version of this account's rules, by id or by name.")
  var account: String?

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if time.since == nil { throw ValidationError("--since is needed: from when on, at most 90 days ago") }
    if gateway && account != nil { throw ValidationError("--gateway excludes --account") }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("layer", gateway ? "gateway" : account == nil ? "tenant" : "account")
    if let account { body.set("account", try await client.accountID(account, in: path)) }
    body.set("version", version)
    body.set("from", time.since?.moment.description)
    body.set("to", time.until?.moment.description)
    let answer = try await client.post("\(path)/rule-set/undo/preview", body)
    let preview: UndoPreviewRecord = try answer.decoded()
    if admin.json && (dryRun || preview.isEmpty) { return Console.writeJSON(answer.printable) }
    admin.showBeforeAsking { FieldList(fields: preview.counts.fields).render(colour: $0) }
    if preview.isEmpty { return admin.confirm("there is nothing to undo") }
    if dryRun { return }
    try confirmation.require("Show \(preview.counts.queued + preview.counts.withdrawn) comments again?")
    let started = try await client.create("\(path)/undo-jobs", body)
    if admin.json { return Console.writeJSON(started.printable) }
    let job: UndoJobRecord = try started.decoded()
    admin.confirm("begun as \(job.id); gatehouse rules undo show \(job.id) says how far it is")
  }
}
