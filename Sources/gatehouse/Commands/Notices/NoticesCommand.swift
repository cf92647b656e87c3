internal import ArgumentParser

struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices",
    abstract: "What a tenant's people should hear of: rules that notify, fuses, failed replies.",
    subcommands: [NoticesList.self])
}
