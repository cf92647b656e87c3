internal import ArgumentParser
internal import Moderation

struct ListsExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a list's terms, as lists put takes them.")

  @Argument(help: "The list's name; starter/NAME for one that comes with Gatehouse.")
  var name: String

  @Option(name: [.short, .long], help: "The file to write. (default: the standard output)")
  var output: String?

  @Option(help: "An earlier version.")
  var version: Int?

  @OptionGroup var format: ListFormatOption
  @OptionGroup var owner: ListOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let form = format.format(of: output)
    let query = form.query + [("version", version.map { String($0) })]
    let answer = try await client.get(try await path(with: client), query: query, accept: form.mediaType)
    guard let output else { return Console.write(answer.body) }
    let file = try AtomicFile(path: output)
    try file.write(answer.body)
    try file.commit()
  }

  private func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    if let reference = ListReference(name), reference.origin == .starter {
      return "/v1/starter-lists/\(reference.name)"
    }
    return "\(try await owner.path(with: client))/\(name)"
  }
}
