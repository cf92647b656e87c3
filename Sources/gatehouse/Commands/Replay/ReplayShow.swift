internal import ArgumentParser

struct ReplayShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how far a replay is, and what it found.")

  @Argument(help: "The replay's id, as start and list show it.")
  var job: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let answer = try await client.get("\(tenant.path(with: client))/replays/\(job)")
    if admin.json { return Console.writeJSON(answer.printable) }
    let replay: ReplayRecord = try answer.decoded()
    Console.write(replay.text(colour: Console.outputColour))
    if replay.foundNothing {
      Console.writeError(
        "no stored decision \(replay.selection.rule.map { "names the rule \(Cell($0).text)" } ?? "fits")\n")
    }
  }
}
