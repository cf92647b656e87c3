internal import ArgumentParser

struct OperatorList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the operators.")

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let answer = try await admin.client().get("/v1/operators")
    try admin.showPage(answer, of: OperatorRecord.self)
  }
}
