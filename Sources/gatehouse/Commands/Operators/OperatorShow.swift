internal import ArgumentParser

struct OperatorShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an operator.")

  @Argument(help: "The operator, by id or by name.")
  var `operator`: String

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let answer = try await client.get("/v1/operators/\(try await client.operatorID(`operator`))")
    try admin.show(answer, as: OperatorRecord.self)
  }
}
