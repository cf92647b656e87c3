internal import ArgumentParser

struct SecondFactorDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Let your password alone be enough again.",
    discussion: "Takes your password and a code. Your other sessions end.")

  @OptionGroup var secrets: SecondFactorSecrets
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    _ = try await client.post("/v1/operators/me/second-factor/disable", secrets.body())
    admin.confirm("the second factor is disabled")
  }
}
