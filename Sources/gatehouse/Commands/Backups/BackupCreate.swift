internal import ArgumentParser
internal import Gateway
internal import Moderation
internal import Safekeeping

struct BackupCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Write a backup, sealed to a passphrase, to a new file.",
    discussion: """
      The running gateway makes it without a pause and sends it here; owners may, and tokens of scope backups:make. \
      With --offline it is made of the database of a gateway that does not run.

      The backup holds the database and the key that opens its secrets: whoever has both the file and the passphrase \
      has everything. The passphrase is asked for on the terminal unless it comes from a file or the environment; it \
      has 12 bytes or more, and nobody can restore the backup without it.
      """)

  @Option(name: .customLong("to"), help: "The file to write, which must not be there yet.")
  var file: String

  @Option(help: "A file with the passphrase, or -. (environment: GATEHOUSE_PASSPHRASE)")
  var passphraseFile: String?

  @Flag(help: "Read the database itself, which no gateway may have open, as the settings name it.")
  var offline = false

  @OptionGroup var options: SettingsOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if options.config != nil, !offline { throw ValidationError("--config goes with --offline") }
  }

  func run() async throws {
    let passphrase = SecretInput.passphrase(file: passphraseFile)
    if offline {
      let settings = try options.settings()
      let manifest = try await OfflineBackup(settings).run(passphrase: passphrase.askTwice("Passphrase"), to: file)
      return tell(rows: manifest.database.rowCount)
    }
    let client = try admin.client()
    let download = try Download(to: file, label: "bytes", unit: .bytes, replaces: false)
    var body = JSONBody()
    body.set("passphrase", try passphrase.askTwice("Passphrase"))
    try await download.run(client, "/v1/backups", body)
    tell(rows: nil)
  }

  private func tell(rows: Int?) {
    let content = rows.map { " with \(Counted.words($0, "row"))" } ?? ""
    admin.confirm("the backup\(content) was written to \(file)")
    Console.writeError("whether it can be restored: gatehouse restore --verify-only \(Cell(file).text)\n")
  }
}
