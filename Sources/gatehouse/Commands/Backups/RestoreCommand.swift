internal import ArgumentParser
internal import Gateway
internal import Safekeeping

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a gateway's database and key in place from a backup.",
    discussion: """
      Everything is read and checked before anything is put in place, and nothing that exists is overwritten. They go \
      where the settings want them; gatehouse serve starts on them. Interrupted, it leaves nothing; what a killed one \
      left, the next one takes away.

      What happened after the backup is not in it: see docs/backup.md for what to look at before you serve.
      """)

  @Argument(help: "The backup's file.")
  var backup: String

  @Option(help: "Where the database goes, instead of where the settings want it; its key goes beside it.")
  var database: String?

  @Flag(help: "Only check whether it could be restored, in a temporary folder (TMPDIR) that goes again.")
  var verifyOnly = false

  @Option(help: "A file with the passphrase, or -. (environment: GATEHOUSE_PASSPHRASE)")
  var passphraseFile: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    if database != nil, verifyOnly { throw ValidationError("--verify-only takes no --database") }
  }

  func run() async throws {
    var settings = try options.settings()
    var elsewhere: [(name: String, value: String)] = []
    if let database {
      elsewhere = [("GATEHOUSE_DATABASE", database), ("GATEHOUSE_KEY_FILE", database + ".key")]
      settings.databasePath = database
      settings.keyFile = database + ".key"
    }
    let passphrase = try SecretInput.passphrase(file: passphraseFile).ask("Passphrase")
    let restoration = Restoration(settings)
    let result = try await Interruption.clearing(restoration.discard) {
      try await verifyOnly
        ? restoration.verify(backup, passphrase: passphrase) : restoration.run(backup, passphrase: passphrase)
    }
    let record = RestoreRecord(result, database: verifyOnly ? nil : settings.databasePath)
    if json { return Console.write(record.json) }
    Console.write(FieldList(fields: record.fields).render(colour: Console.outputColour))
    if !verifyOnly {
      Console.writeError("next: \(options.serving(elsewhere)); docs/backup.md tells what to look at first\n")
    }
  }
}
