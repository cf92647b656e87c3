internal import ArgumentParser

struct SecondFactorRecoveryCodes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery-codes", abstract: "Make ten new recovery codes; the old ones are not good any more.",
    discussion: "Takes your password and a code. The codes are shown once.")

  @OptionGroup var secrets: SecondFactorSecrets
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let answer = try await client.post("/v1/operators/me/second-factor/recovery-codes", secrets.body())
    if admin.json { return Console.writeJSON(answer.printable) }
    let codes: RecoveryCodesRecord = try answer.decoded()
    codes.show()
  }
}
