internal import ArgumentParser

struct KeyStatusShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show which key is in use, and how far its replacement is.")

  @OptionGroup var admin: AdminOptions

  func run() async throws { try await admin.show(admin.client().get("/v1/key"), as: KeyStatusRecord.self) }
}
