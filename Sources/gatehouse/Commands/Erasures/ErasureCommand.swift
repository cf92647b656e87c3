internal import ArgumentParser

struct ErasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erasure", abstract: "Erase what is held of a TikTok user, and show the receipts.",
    discussion: """
      For somebody who asks a tenant to forget them. One erasure is about one user at one tenant; it goes on in the \
      background, and leaves a receipt that does not name the user. For managers.
      """,
    subcommands: [ErasureCreate.self, ErasureList.self, ErasureShow.self])
}
