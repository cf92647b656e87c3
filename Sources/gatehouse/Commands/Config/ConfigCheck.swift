internal import ArgumentParser
internal import Gateway

struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say everything that is wrong with the settings.",
    discussion: """
      Looks at the file and the environment as gatehouse serve would, and names the line or the variable of each fault. \
      The exit status is 0 where there is none and 1 otherwise.
      """)

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let settings = try options.effective()
    let given = settings.count { $0.source != .standard }
    Console.write("the settings can be used: \(given) given, \(settings.count - given) by default\n")
  }
}
