/// A tenant that was made with all it has, or in a dry run would be.
struct NewTenantRecord: Decodable, Sendable {
  struct Counts: Decodable, Sendable {
    var apps: Int
    var accounts: Int
    var ruleSets: Int
    var lists: Int

    var words: String {
      let parts = [(apps, "app"), (accounts, "account"), (ruleSets, "rule set"), (lists, "list")]
      return parts.map { Counted.words($0.0, $0.1) }.joined(separator: ", ")
    }
  }

  struct Warning: Decodable, Sendable {
    var path: String
    var message: String
  }

  var dryRun: Bool
  var inForce: Bool
  var counts: Counts
  var tenant: TenantRecord?
  var accounts: [NewAccountRecord]
  var warnings: [Warning]
}

/// An account that was just made among others.
struct NewAccountRecord: Record {
  struct Registration: Decodable, Sendable {
    var status: String
    var detail: String?
  }

  var id: String
  var name: String
  var webhookPath: String
  var webhookUrl: String?
  var webhookSecret: String?
  var registration: Registration?

  static let columns = ["id", "name", "webhook", "webhook secret (shown once)", "at TikTok"]
  var row: [Cell] { [Cell(id), Cell(name), Cell(webhookUrl ?? webhookPath), Cell(webhookSecret), atTikTok] }

  var fields: [(name: String, value: Cell)] { Array(zip(Self.columns, row)).map { (name: $0, value: $1) } }

  private var atTikTok: Cell {
    guard let registration else { return Cell(nil) }
    return registration.status == "registered" ? Cell("registered", .good) : Cell("failed", .failure)
  }
}

extension AdminOptions {
  /// Prints what was made, with the secrets that are shown this once; on the standard error, what needs looking after.
  func showNewTenant(_ answer: AdminAnswer) throws(CommandFailure) {
    if json { return Console.writeJSON(answer.printable) }
    let made: NewTenantRecord = try answer.decoded()
    for warning in made.warnings { warn("\(warning.path): \(warning.message)") }
    guard let tenant = made.tenant else {
      return confirm("all of it is right: \(made.counts.words) would be made; nothing was")
    }
    Console.write(FieldList(fields: tenant.fields).render(colour: Console.outputColour))
    showNewAccounts(made.accounts)
    if !made.inForce { warn("it is stored, but not in force yet: save any change to try again") }
    confirm("made \(made.counts.words)")
  }

  func showNewAccounts(_ accounts: [NewAccountRecord]) {
    if accounts.isEmpty { return }
    // Never cut to the terminal's width: nobody sees the secrets again.
    Console.write(
      Table(columns: NewAccountRecord.columns, rows: accounts.map(\.row)).render(
        colour: Console.outputColour, width: nil))
    for account in accounts {
      if let registration = account.registration, registration.status != "registered" {
        warn("\(account.id) \(account.name): \(registration.detail ?? "was not registered at TikTok")")
      }
    }
  }

  func warn(_ message: String) {
    Console.writeError(
      Style.caution.apply("warning:", colour: Console.errorColour) + " " + Cell(message).text + "\n")
  }
}
