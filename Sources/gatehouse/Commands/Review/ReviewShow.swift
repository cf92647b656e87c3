internal import ArgumentParser

struct ReviewShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a comment that waits, why, and what else its author wrote.")

  @Argument(help: "The comment, by the id that review list and claim show.")
  var event: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let answer = try await client.get("\(tenant.path(with: client))/review-queue/\(event)")
    if admin.json { return Console.writeJSON(answer.printable) }
    let found: ReviewCaseRecord = try answer.decoded()
    Console.write(FieldList(fields: found.fields).render(colour: Console.outputColour))
    guard let latest = found.author?.latest, !latest.isEmpty else { return }
    Console.write(
      "\n"
        + Table(columns: EventRecord.columns, rows: latest.map(\.row))
        .render(colour: Console.outputColour, width: Console.outputWidth))
  }
}
