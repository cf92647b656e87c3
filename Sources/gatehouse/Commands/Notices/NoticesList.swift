internal import ArgumentParser
internal import Moderation

struct NoticesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List notices, newest first.")

  @Option(help: "Only this kind: rule, fuse or reply.")
  var kind: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let kind, !Notice.Kind.allCases.contains(where: { $0.name == kind }) {
      throw ValidationError("--kind: \(kind) is not a kind")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/notices"
    try admin.showPage(await client.get(path, query: [("kind", kind)] + page.query), of: NoticeRecord.self)
  }
}
