internal import ArgumentParser

struct QuotaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quota", abstract: "How many calls to TikTok were made within the last minute, and may be made.",
    discussion: """
      TikTok allows an app so many calls a minute, and each of its accounts so many to one endpoint. With --tenant, \
      this shows what the tenant's accounts have used of both; with --app, what all tenants together have used of a \
      shared app, and who waits for more.

      An account is used up while it has no call left to one endpoint; its hides wait in the outbox and go out as \
      calls become free. Accounts of the dialect open are not counted: they have no limit that a gateway could reach.

      An app or an account is paused after TikTok said that there were too many calls, and failing while most of its \
      calls fail: then one is tried every half minute, and its actions wait for the first that succeeds.
      """)

  @Option(help: "A shared app, by id. For owners.")
  var app: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if app != nil, tenant.tenant != nil { throw ValidationError("--app and --tenant exclude each other") }
  }

  func run() async throws {
    let client = try admin.client()
    if let app { return try admin.show(await client.get("/v1/apps/\(app)/quota"), as: AppQuotaRecord.self) }
    let answer = try await client.get("\(try await tenant.path(with: client))/quota")
    if admin.json { return Console.writeJSON(answer.printable) }
    let quota: TenantQuotaRecord = try answer.decoded()
    show(quota.apps)
    show(quota.accounts)
    if quota.accounts.isEmpty {
      Console.writeError("no business account has made a call within the last minute; open accounts are not counted\n")
    }
  }

  private func show<Value: TableRecord>(_ values: [Value]) {
    guard !values.isEmpty else { return }
    Console.write(
      Table(columns: Value.columns, rows: values.map(\.row))
        .render(colour: Console.outputColour, width: Console.outputWidth))
  }
}
