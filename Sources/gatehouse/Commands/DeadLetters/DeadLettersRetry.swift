internal import ArgumentParser

struct DeadLettersRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Show how many dead letters there are and why, ask, and retry them.",
    discussion: """
      They wait behind everything that is urgent. What is settled by now (the comment gone, or decided otherwise) is \
      withdrawn. Replies that may have been sent are left: gatehouse actions retry takes them one by one.
      """)

  @OptionGroup var filter: DeadLetterFilterOptions

  @Flag(help: "Show what there is and stop.")
  var dryRun = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    try await filter.add(to: &body, with: client, in: path)
    let answer = try await client.post("\(path)/dead-letters/preview", body)
    let summary: DeadLetterSummaryRecord = try answer.decoded()
    if admin.json && (dryRun || summary.retriable == 0) { return Console.writeJSON(answer.printable) }
    admin.showBeforeAsking { summary.text(colour: $0, width: Console.outputWidth) }
    if summary.retriable == 0 { return admin.confirm("there is nothing to retry") }
    if dryRun { return }
    try confirmation.require("Retry \(Counted.words(summary.retriable, "action"))?")
    body.set("confirmation", summary.confirmation)
    let started = try await client.create("\(path)/dead-letters/retry", body)
    if admin.json { return Console.writeJSON(started.printable) }
    let job: RetryJobRecord = try started.decoded()
    admin.confirm("begun as \(job.id); gatehouse dead-letters jobs show \(job.id) says how far it is")
  }
}
