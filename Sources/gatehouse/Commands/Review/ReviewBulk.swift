internal import ArgumentParser

struct ReviewBulk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulk", abstract: "Count the comments that fit, ask, and decide about all of them at once.",
    discussion: """
      At most 10,000, those received longest ago; comments that other reviewers have are left alone. Should the queue \
      change between the count and your answer, nothing is done.
      """)

  @Argument(help: "allow, hide or delete.")
  var verdict: ReviewVerdictArgument

  @Flag(help: "Show how many it would be and stop.")
  var dryRun = false

  @OptionGroup var filter: ReviewFilterOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("verdict", verdict.rawValue)
    try await filter.add(to: &body, verdict: "decided_as", with: client, in: path)
    let answer = try await client.post("\(path)/review-bulk/preview", body)
    let selection: ReviewSelectionRecord = try answer.decoded()
    if admin.json && (dryRun || selection.count == 0) { return Console.writeJSON(answer.printable) }
    admin.showBeforeAsking { FieldList(fields: selection.fields).render(colour: $0) }
    if selection.count == 0 { return admin.confirm("there is nothing to decide about") }
    if dryRun { return }
    try confirmation.require("Decide \(verdict.rawValue) about \(Counted.words(selection.count, "comment"))?")
    body.set("confirmation", selection.confirmation)
    let started = try await client.create("\(path)/review-bulk", body)
    if admin.json { return Console.writeJSON(started.printable) }
    let decision: ReviewDecisionRecord = try started.decoded()
    admin.confirm(
      "begun as \(decision.id); gatehouse review decisions \(decision.id) says how far it is, and undo takes it back")
  }
}
