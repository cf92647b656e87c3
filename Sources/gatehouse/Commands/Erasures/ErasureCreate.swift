internal import ArgumentParser

struct ErasureCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Erase what a tenant holds of a TikTok user, as the user may ask.",
    discussion: """
      The user's texts, names and ids go from comments, explanations and parked deliveries, and the texts of replies \
      to them. What was counted stays. The receipt names the user by a hash alone. Give both the id and the name where \
      you know them: deliveries may bear either. What is erased cannot be brought back, but by a backup from before.
      """)

  @Option(help: "What TikTok calls the user in deliveries: user_id, or unique_identifier.")
  var authorID: String?

  @Option(help: "The user's name, with or without @.")
  var username: String?

  @Option(help: "Only at this account, by id or by name.")
  var account: String?

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if authorID == nil && username == nil { throw ValidationError("--author-id or --username is needed") }
    // Nobody is asked about what would be refused.
    for (name, value) in [("--author-id", authorID), ("--username", username)] {
      if let value, value.allSatisfy({ $0.isWhitespace || $0 == "@" }) {
        throw ValidationError("\(name) is empty: give what TikTok calls the user")
      }
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("author_id", authorID)
    body.set("username", username)
    if let account { body.set("account", try await client.accountID(account, in: path)) }
    try confirmation.require("Erase for good what is held of \(username ?? authorID ?? "the user")?")
    let begun = try await client.create("\(path)/erasures", body)
    if admin.json { return Console.writeJSON(begun.printable) }
    let erasure: ErasureRecord = try begun.decoded()
    admin.confirm("begun as \(erasure.id); gatehouse erasure show \(erasure.id) has the receipt once it is done")
  }
}
