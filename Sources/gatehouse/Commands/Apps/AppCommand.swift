internal import ArgumentParser

struct AppCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "app", abstract: "TikTok developer apps, shared or of one tenant.",
    subcommands: [AppCreate.self, AppList.self, AppShow.self, AppUpdate.self, AppDelete.self])
}
