internal import ArgumentParser

struct RulesShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the rule set in force, or an earlier version.")

  @Option(help: "An earlier version, with its author and note.")
  var version: Int?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var path: APIPath = try await "\(tenant.path(with: client))/rule-set"
    if let version { path = "\(path)/versions/\(version)" }
    let answer = try await client.get(path)
    if admin.json { return Console.writeJSON(answer.printable) }
    if let version = answer.version { Console.writeError("version \(Cell(version).text)\n") }
    Console.writeJSON(JSONLayout.indented(answer.body))
  }
}
