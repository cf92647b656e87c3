internal import ArgumentParser

struct ReviewRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Give comments back that you have, so that others get them at once.")

  @Argument(help: "The events' ids. (default: all that you have)")
  var events: [String] = []

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    if !events.isEmpty { body.set("events", events) }
    let answer = try await client.post("\(tenant.path(with: client))/review-queue/release", body)
    let leases: ReviewLeasesRecord = try answer.decoded()
    if admin.json { Console.writeJSON(answer.printable) }
    if !admin.json, events.isEmpty || !leases.events.isEmpty {
      admin.confirm("gave back \(Counted.words(leases.events.count, "comment"))")
    }
    try leases.require(events)
  }
}
