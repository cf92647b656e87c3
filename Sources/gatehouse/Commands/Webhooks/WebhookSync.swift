internal import ArgumentParser

struct WebhookSync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Make TikTok's side equal to ours; shows the difference first.")

  @OptionGroup var account: AccountArgument
  @OptionGroup var address: PublicURLOptions

  @Flag(help: "Show the difference and stop.")
  var dryRun = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = try await "\(account.path(with: client))/webhooks/sync"
    let publicURL = try await address.resolved()
    let plan = try await sync(client, path, publicURL, dryRun: true)
    let difference: WebhookDifferenceRecord = try plan.decoded()
    if admin.json && (dryRun || difference.isEmpty) { return Console.writeJSON(plan.printable) }
    admin.showBeforeAsking { difference.text(colour: $0) }
    if difference.isEmpty { return admin.confirm("TikTok's side is equal to ours") }
    if dryRun { return }
    try confirmation.require("Change this at TikTok?")
    let done = try await sync(client, path, publicURL, dryRun: false)
    if admin.json { Console.writeJSON(done.printable) }
    admin.confirm("TikTok's side was made equal to ours")
  }

  private func sync(
    _ client: AdminClient, _ path: APIPath, _ publicURL: String?, dryRun: Bool
  ) async throws(CommandFailure) -> AdminAnswer {
    var body = JSONBody()
    body.set("public_url", publicURL)
    body.set("dry_run", dryRun)
    return try await client.post(path, body)
  }
}
