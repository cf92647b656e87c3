internal import ArgumentParser
internal import Moderation

struct RulesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check rule set files without a gateway.",
    discussion: "Validates and compiles each file. With --json, prints the JSON that the gateway would store.")

  @Argument(help: "Rule set files, JSON or YAML; - is the standard input.")
  var files: [String]

  @Flag(help: "Print each valid file as canonical JSON.")
  var json = false

  /// All files are checked, so that one run shows every fault.
  func run() throws {
    var worst: CommandStatus = .ok
    for file in files {
      do throws(CommandFailure) {
        try check(file)
      } catch {
        worst = error.status
        Console.writeError(error.text(colour: Console.errorColour))
      }
    }
    if worst != .ok { throw ExitCode(worst.rawValue) }
  }

  private func check(_ path: String) throws(CommandFailure) {
    let file = try RuleFile(path: path)
    let document = try file.document()
    do {
      _ = try CompiledRuleSet(document, version: 0)
    } catch {
      throw file.failure(error)
    }
    if json {
      Console.write(document.canonicalJSON + "\n")
    } else {
      let count = document.rules.count
      Console.write("\(Cell(file.name).text): good, \(count) \(count == 1 ? "rule" : "rules")\n")
    }
  }
}
