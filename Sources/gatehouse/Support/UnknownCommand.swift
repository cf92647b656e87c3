internal import ArgumentParser
internal import Gateway

/// `gatehouse help foo`, which swift-argument-parser answers with the help of the nearest command that it knows.
enum UnknownCommand {
  /// Throws for a word that names no command, with the one that was meant.
  static func refuse(inHelp arguments: [String]) throws(CommandFailure) {
    guard arguments.first == "help" else { return }
    var known = subcommands(of: Gatehouse.self)
    var path = "gatehouse"
    for word in arguments.dropFirst() where !word.hasPrefix("-") && word != "help" {
      guard let command = known.first(where: { $0._commandName == word }) else {
        let nearest = NearestName.to(word, among: known.map { $0._commandName })
        throw CommandFailure(
          status: .usage, message: "\(path) has no command \(word)",
          hint: nearest.map { "did you mean gatehouse help\(path.dropFirst("gatehouse".count)) \($0)?" }
            ?? "\(path) --help lists them")
      }
      path += " \(word)"
      known = subcommands(of: command)
    }
  }

  private static func subcommands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    command.configuration.subcommands
  }
}
