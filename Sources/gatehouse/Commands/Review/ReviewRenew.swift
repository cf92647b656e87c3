internal import ArgumentParser

struct ReviewRenew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew", abstract: "Keep comments that you have for 10 minutes from now.")

  @OptionGroup var leases: ReviewLeaseOptions

  func run() async throws { try await leases.run("renew", saying: "kept") }
}
