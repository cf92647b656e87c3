internal import ArgumentParser

struct ErasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erasure", abstract: "Erase what is held of a TikTok user, and show the receipts.",
    subcommands: [ErasureCreate.self, ErasureList.self, ErasureShow.self])
}
