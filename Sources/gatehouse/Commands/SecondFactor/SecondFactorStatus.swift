internal import ArgumentParser

struct SecondFactorStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Whether you have a second factor, and how many recovery codes are left.")

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try admin.show(await admin.client().get("/v1/operators/me/second-factor"), as: SecondFactorRecord.self)
  }
}
