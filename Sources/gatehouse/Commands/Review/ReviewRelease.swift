internal import ArgumentParser

struct ReviewRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Give comments back that you have, so that others get them at once.")

  @OptionGroup var leases: ReviewLeaseOptions

  func run() async throws { try await leases.run("release", saying: "gave back") }
}
