internal import ArgumentParser

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The key that seals stored secrets, and its replacement.",
    discussion: """
      With it TikTok's tokens, the secrets of apps and webhooks and whatever else must stay secret are sealed in the \
      database. Replace it when somebody may have seen it, or from time to time. For owners.
      """,
    subcommands: [KeyStatusShow.self, KeyRotate.self])
}
