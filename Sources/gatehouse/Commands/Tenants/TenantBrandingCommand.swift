internal import ArgumentParser

struct TenantBrandingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "branding", abstract: "Show or set how a tenant's reports look, and by whose clocks they count.",
    discussion: "Without an option it shows what holds. What is set replaces all of it; what is left out is as usual.")

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @Option(name: .customLong("name"), help: "The name that reports bear. (default: the tenant's)")
  var displayName: String?

  @Option(help: "The brand's colour, such as #1f5f5b; text on it is black or white, whichever is read more easily.")
  var colour: String?

  @Option(help: "A name of the IANA time zone database, such as Europe/Berlin. (default: UTC)")
  var timeZone: String?

  @Flag(name: .customLong("default"), help: "Take all of it away.")
  var usesDefault = false

  @OptionGroup var admin: AdminOptions

  private var isChange: Bool { displayName != nil || colour != nil || timeZone != nil }

  func validate() throws {
    if usesDefault, isChange { throw ValidationError("--default excludes --name, --colour and --time-zone") }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await client.tenantPath(tenant))/branding"
    guard isChange || usesDefault else { return try admin.show(await client.get(path), as: BrandingRecord.self) }
    var body = JSONBody()
    body.set("display_name", displayName)
    body.set("colour", colour)
    body.set("time_zone", timeZone)
    try admin.show(await client.put(path, body.bytes), as: BrandingRecord.self)
  }
}
