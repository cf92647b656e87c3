internal import ArgumentParser

struct TenantExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a tenant's configuration as one JSON document.",
    discussion: """
      Apps, accounts, lists, and rules in force; no events. Secrets are left out, or with --with-secrets sealed to a \
      passphrase, which is asked for on the terminal. Whoever has both has all secrets of the tenant.
      """)

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @Option(name: [.short, .long], help: "A new file, which only you can read. (default: the standard output)")
  var output: String?

  @Flag(help: "Take the secrets along, sealed to a passphrase of 12 bytes or more.")
  var withSecrets = false

  @Option(help: "A file with the passphrase, or -. (environment: GATEHOUSE_PASSPHRASE)")
  var passphraseFile: String?

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if passphraseFile != nil, !withSecrets { throw ValidationError("--passphrase-file needs --with-secrets") }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = try await "\(client.tenantPath(tenant))/export"
    let target = try output.map { path throws(CommandFailure) in
      try AtomicFile(path: path, replaces: false)
    }
    let answer: AdminAnswer
    if withSecrets {
      var body = JSONBody()
      body.set("passphrase", try SecretInput.passphrase(file: passphraseFile).askTwice("Passphrase"))
      answer = try await client.post(path, body)
    } else {
      answer = try await client.get(path)
    }
    guard let target else { return Console.writeJSON(answer.printable) }
    try target.write(answer.printable)
    try target.commit()
    let secrets = withSecrets ? "with its secrets, sealed to the passphrase" : "without its secrets"
    Console.writeError("the tenant's configuration, \(secrets), was written to \(Cell(output).text)\n")
  }
}
