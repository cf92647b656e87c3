internal import ArgumentParser

/// What giving comments back and keeping them for longer have in common.
struct ReviewLeaseOptions: ParsableArguments {
  @Argument(help: "The comments, by the ids that review claim showed. (default: all that you have)")
  var events: [String] = []

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  /// `action` is the path's last part, `done` what is said of so many comments.
  func run(_ action: String, saying done: String) async throws {
    let client = try admin.client()
    var body = JSONBody()
    if !events.isEmpty { body.set("events", events) }
    let answer = try await client.post("\(tenant.path(with: client))/review-queue/\(action)", body)
    let leases: ReviewLeasesRecord = try answer.decoded()
    if admin.json { Console.writeJSON(answer.printable) }
    if !admin.json, events.isEmpty || !leases.events.isEmpty {
      admin.confirm("\(done) \(Counted.words(leases.events.count, "comment"))")
    }
    try leases.require(events)
  }
}
