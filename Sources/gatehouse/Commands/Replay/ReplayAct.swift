internal import ArgumentParser

struct ReplayAct: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "act", abstract: "Show what a comparison found, ask, and carry it out.")

  @Argument(help: "The id of a comparison that is done.")
  var job: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/replays/\(job)"
    let compared: ReplayRecord = try await client.get(path).decoded()
    admin.showBeforeAsking { compared.text(colour: $0) }
    try confirmation.require(
      "Hide \(Counted.words(compared.counts.newlyHidden, "comment")), show \(compared.counts.released) again and "
        + "change \(compared.counts.changed) otherwise?")
    let started = try await client.create("\(path)/act")
    if admin.json { return Console.writeJSON(started.printable) }
    let acting: ReplayRecord = try started.decoded()
    admin.confirm("begun as \(acting.id); gatehouse replay show \(acting.id) says how far it is")
  }
}
