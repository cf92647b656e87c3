internal import ArgumentParser

struct OperatorInvite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Invite a new operator, or let one set a new password.",
    discussion: """
      Prints a code, this once. Whoever gets it from you sets a password with gatehouse accept-invitation.

      With --role, it invites a new operator. Without, it lets an operator who is there set a new password; the old one \
      works until then. A newer invitation of the same name replaces an older one.
      """)

  @Argument(help: "What the operator logs in with; lower case.")
  var name: String

  @Option(help: "Of a new operator: owner, manager, moderator or viewer.")
  var role: OperatorRole?

  @Option(help: "A tenant a new operator may act for, by id or by name; may be repeated. Not for owners.")
  var tenant: [String] = []

  @Option(help: "How long the code is good: 1h to 30d, as 90m, 12h or 3d. (default: 7d)")
  var expires: Lifetime?

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if role == nil, !tenant.isEmpty { throw ValidationError("--tenant is for a new operator, who needs a --role") }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("role", role?.rawValue)
    if !tenant.isEmpty { body.set("tenants", try await client.tenantIDs(tenant)) }
    body.set("expires_in_seconds", expires?.seconds)
    let answer = try await client.create("/v1/invitations", body)
    try admin.show(answer, as: InvitationRecord.self)
    if !admin.json {
      if let role, role != .owner, tenant.isEmpty {
        Console.writeError(
          "note: without --tenant, \(Cell(name).text) will see nothing until given a tenant: "
            + "gatehouse operator update \(Cell(name).text) --tenant TENANT\n")
      }
      Console.writeError("pass the code on; it is good once, with: gatehouse accept-invitation\n")
    }
  }
}
