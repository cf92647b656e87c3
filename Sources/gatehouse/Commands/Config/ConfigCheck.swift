internal import ArgumentParser
internal import Gateway
internal import Moderation

struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say everything that is wrong with the settings.",
    discussion: """
      Looks at the file and the environment as gatehouse serve would, and names the line or the variable of each \
      fault; then at the folder and the passphrase of scheduled backups. The exit status is 0 where there is none and \
      1 otherwise.
      """)

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let settings = try options.effective()
    do {
      try options.settings().checkBackups()
    } catch let error as BackupError {
      throw CommandFailure(status: .failed, message: "the settings cannot be used", details: ["\(error)"])
    }
    let given = settings.count { $0.source != .standard }
    Console.write("the settings can be used: \(given) given, \(settings.count - given) by default\n")
  }
}
