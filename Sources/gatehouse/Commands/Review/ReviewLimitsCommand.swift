internal import ArgumentParser

struct ReviewLimitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits", abstract: "Show or set how far the queue may grow before the alert review.backlog.",
    discussion:
      "Without options it shows them. What is set replaces both limits; one left out is as the gateway has it.")

  @Option(help: "How many minutes a comment may wait, 1 to 43200.")
  var maxAge: Int?

  @Option(help: "How many comments may wait, 1 to 1000000.")
  var maxItems: Int?

  @Flag(name: .customLong("default"), help: "Take the tenant's own limits away: those of the gateway's settings hold.")
  var usesDefault = false

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if usesDefault, maxAge != nil || maxItems != nil {
      throw ValidationError("--default excludes --max-age and --max-items")
    }
    if let maxAge, !(1...43_200).contains(maxAge) { throw ValidationError("--max-age must be from 1 to 43200") }
    if let maxItems, !(1...1_000_000).contains(maxItems) {
      throw ValidationError("--max-items must be from 1 to 1000000")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/review-limits"
    guard usesDefault || maxAge != nil || maxItems != nil else {
      return try admin.show(await client.get(path), as: ReviewLimitsRecord.self)
    }
    var body = JSONBody()
    body.set("max_age_minutes", maxAge)
    body.set("max_items", maxItems)
    try admin.show(await client.put(path, body.bytes), as: ReviewLimitsRecord.self)
  }
}
