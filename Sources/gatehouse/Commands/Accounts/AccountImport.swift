internal import ArgumentParser

struct AccountImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add many TikTok accounts from a CSV file, all of them or none.",
    discussion: """
      Columns, in any order: name, dialect (open or business), open_id, app (id, client key or name), access_token, \
      refresh_token, access_token_expires_at, refresh_token_expires_at, webhook_secret. Up to 5,000 rows. Webhook \
      secrets that were made are shown this once, or kept in the file of --output.
      """)

  @Argument(help: "The CSV file; - is the standard input.")
  var file: String

  @Flag(help: "Check everything and make nothing.")
  var dryRun = false

  @Option(name: [.short, .long], help: "A new file for the answer in JSON, with the secrets; only you can read it.")
  var output: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = try await "\(tenant.path(with: client))/accounts/import"
    let bytes = try TextFile.read(file, limit: Self.longestFile)
    // Opened before anything is made: what is shown once must have somewhere to go.
    let target =
      dryRun
      ? nil : try output.map { path throws(CommandFailure) in try AtomicFile(path: path, replaces: false) }
    let answer = try await client.create(
      path, file: bytes, query: [("dry_run", dryRun ? "true" : nil)], type: "text/csv")
    if let target {
      try target.write(answer.printable)
      try target.commit()
    }
    if admin.json { return Console.writeJSON(answer.printable) }
    let result: AccountImportRecord = try answer.decoded()
    if result.dryRun { return admin.confirm(Self.verdict(onRows: result.rows)) }
    if target == nil { admin.showNewAccounts(result.accounts) }
    if !result.inForce { admin.warn("they are stored, but not in force yet: save any change to try again") }
    let place = output.map { "; the answer is in \($0)" } ?? ""
    admin.confirm("made \(Counted.words(result.created, "account"))\(place)")
  }

  private static func verdict(onRows count: Int) -> String {
    (count == 1 ? "the one row is right" : "all \(count) rows are right") + "; nothing was made"
  }

  /// As much as the gateway takes.
  private static let longestFile = 4 << 20
}
