internal import ArgumentParser

struct RulesPut: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Save a rule set as the next version and put it in force.")

  @Argument(help: "A rule set file, JSON or YAML; - is the standard input.")
  var file: String

  @Option(help: "Why it changed; kept with the version.")
  var note: String?

  @Option(help: "Save only if this is still the version in force. (default: the one in force when the command begins)")
  var ifVersion: Int?

  @Flag(help: "Save whatever version is in force.")
  var force = false

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let document = try RuleFile(path: file)
    let path: APIPath = try await "\(tenant.path(with: client))/rule-set"
    var headers = [(name: "If-Match", value: try await expectation(client, path))]
    if let note { headers.append(("Gatehouse-Note", note)) }
    let answer = try await client.put(path, document.json, headers: headers)
    if admin.json { return Console.writeJSON(answer.printable) }
    admin.confirm("saved as version \(answer.version ?? "unknown"), now in force")
  }

  func validate() throws {
    if let note, note.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw ValidationError("--note must be one line")
    }
    if force && ifVersion != nil { throw ValidationError("--force and --if-version exclude each other") }
  }

  private func expectation(_ client: AdminClient, _ path: APIPath) async throws(CommandFailure) -> String {
    if force { return "*" }
    if let ifVersion { return "\"\(ifVersion)\"" }
    guard let current = try await client.get(path).version else {
      throw CommandFailure(
        status: .unreachable, message: "the server does not say which version is in force",
        hint: "pass --if-version N or --force")
    }
    return "\"\(current)\""
  }
}
