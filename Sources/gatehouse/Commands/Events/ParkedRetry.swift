internal import ArgumentParser

struct ParkedRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Read parked deliveries once more, and decide those that can be used by now.",
    discussion: """
      After an upgrade that understands them, or once the account they name is set up. Each is decided as if it had \
      just come, and what is known already is not done again. Without an id all are counted first, and retried when \
      you agree; those that cannot be used yet stay parked.
      """)

  @Argument(help: "The delivery's id; without one, all of them.")
  var delivery: String?

  @Flag(help: "Show how many could be used and stop.")
  var dryRun = false

  @Flag(help: "Those sent to a shared app and naming no account: they belong to no tenant.")
  var withoutTenant = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if delivery != nil, dryRun { throw ValidationError("--dry-run counts all of them; leave out the id") }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = withoutTenant ? "/v1/parked" : "\(try await tenant.path(with: client))/parked"
    if let delivery {
      return try admin.show(await client.create("\(path)/\(delivery)/retry"), as: ParkedRetryRecord.self)
    }
    let found = try await retryAll(upTo: nil, at: path, with: client)
    if admin.json && (dryRun || found.end == nil) { return Console.writeJSON(found.json) }
    // Whoever is asked sees what about, also where the output is for a program.
    let fields = FieldList(fields: found.fields(isDry: true))
    if admin.json {
      Console.writeError(fields.render(colour: Console.errorColour))
    } else {
      Console.write(fields.render(colour: Console.outputColour))
    }
    guard let end = found.end else { return admin.confirm("nothing is parked") }
    if dryRun { return }
    try confirmation.require("Retry \(Counted.words(found.examined, "parked delivery", plural: "parked deliveries"))?")
    let done = try await retryAll(upTo: end, at: path, with: client)
    if admin.json { return Console.writeJSON(done.json) }
    Console.write(FieldList(fields: done.fields(isDry: false)).render(colour: Console.outputColour))
  }

  /// A dry run over all there are where no end is given. A request goes through some; the next goes on behind them.
  private func retryAll(upTo end: String?, at path: APIPath, with client: AdminClient) async throws(CommandFailure)
    -> ParkedRetrySum
  {
    let progress = Progress(isSilent: admin.json)
    defer { progress.end() }
    var sum = ParkedRetrySum(end: end)
    var next: String?
    repeat {
      var body = JSONBody()
      if end == nil { body.set("dry_run", true) }
      body.set("up_to", sum.end)
      body.set("after", next)
      let run: ParkedRetryRunRecord = try await client.create("\(path)/retry", body).decoded()
      sum.add(run)
      next = run.next
      progress.say("\(end == nil ? "counting" : "retrying"): \(sum.examined) so far")
    } while next != nil
    return sum
  }
}
