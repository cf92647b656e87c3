internal import ArgumentParser

struct AlertChannelUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change a channel, disable or enable it.",
    discussion: "What waits for a channel that is disabled is given up.")

  @OptionGroup var channel: AlertChannelArgument

  @Option(help: "The new name.")
  var name: String?

  @OptionGroup var target: AlertTargetOptions
  @OptionGroup var wishes: AlertChannelOptions

  @Flag(help: "Tell all kinds of alerts again.")
  var onAll = false

  @Flag(help: "Have no quiet hours any more.")
  var noQuiet = false

  @Flag(inversion: .prefixedNo, help: "Of the gateway: tell what tenants are told too.")
  var tenants: Bool?

  @Flag(help: "Tell alerts there again, or no more.")
  var access: AccessChange?

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if onAll && !wishes.kinds.isEmpty { throw ValidationError("--on-all excludes --on") }
    if noQuiet && wishes.quiet != nil { throw ValidationError("--no-quiet excludes --quiet") }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("target", try target.read())
    wishes.add(to: &body)
    if onAll { body.set("alerts", [String]()) }
    if noQuiet { body.setRaw("quiet_hours", "{}") }
    body.set("tenants", tenants)
    body.set("disabled", access?.isDisabled)
    guard !body.isEmpty else {
      throw CommandFailure.usage("there is nothing to change: gatehouse alert channel update --help shows what can be")
    }
    try admin.show(await client.patch(channel.path(with: client), body), as: AlertChannelRecord.self)
  }
}
