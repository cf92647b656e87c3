internal import ArgumentParser
internal import Gateway

struct ConfigDefault: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "default", abstract: "Print a settings file that explains every setting and sets its default.",
    discussion: "To begin with: gatehouse config default > gatehouse.yaml, then change what should differ.")

  func run() { Console.write(Settings.defaultFile) }
}
