internal import ArgumentParser

struct ReviewRenew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew", abstract: "Keep comments that you have for 10 minutes from now.")

  @Argument(help: "The events' ids. (default: all that you have)")
  var events: [String] = []

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    if !events.isEmpty { body.set("events", events) }
    let answer = try await client.post("\(tenant.path(with: client))/review-queue/renew", body)
    let leases: ReviewLeasesRecord = try answer.decoded()
    if admin.json { Console.writeJSON(answer.printable) }
    if !admin.json, events.isEmpty || !leases.events.isEmpty {
      admin.confirm("kept \(Counted.words(leases.events.count, "comment"))")
    }
    try leases.require(events)
  }
}
