internal import ArgumentParser
internal import Moderation

struct RulesCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check rule set files; nothing is saved.",
    discussion: """
      Without --gateway, --tenant and --account no gateway is needed: each file is validated, compiled and held against \
      its own examples. Lists that are not starter lists count as empty then, and layers above are not known. With one of \
      them, the gateway checks the files as it would on saving.

      With --json, prints the JSON that the gateway would store.
      """)

  @Argument(help: "Rule set files, JSON or YAML; - is the standard input.")
  var files: [String]

  @OptionGroup var owner: RuleOwnerOptions
  @OptionGroup var admin: AdminOptions

  /// All files are checked, so that one run shows every fault.
  func run() async throws {
    let target = owner.isGiven ? try await Target(owner, admin) : nil
    var worst: CommandStatus = .ok
    for file in files {
      do throws(CommandFailure) {
        if let target { try await target.check(file, json: admin.json) } else { try check(file) }
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
      try OfflineCheck.check(document)
    } catch let faults as RuleSetFaults {
      throw file.failure(faults)
    } catch {
      throw CommandFailure(status: .failed, message: "\(error)")
    }
    if admin.json {
      Console.write(document.canonicalJSON + "\n")
    } else {
      let count = document.rules.count
      Console.write("\(Cell(file.name).text): good, \(count) \(count == 1 ? "rule" : "rules")\n")
    }
  }

  /// The owner at the gateway whom the files are checked for.
  private struct Target {
    let client: AdminClient
    let path: APIPath

    init(_ owner: RuleOwnerOptions, _ admin: AdminOptions) async throws(CommandFailure) {
      client = try admin.client()
      path = "\(try await owner.path(with: client))/rule-set/check"
    }

    func check(_ path: String, json: Bool) async throws(CommandFailure) {
      let file = try RuleFile(path: path)
      let answer = try await client.post(self.path, json: file.json)
      if json { return Console.writeJSON(answer.printable) }
      let checked: SavedRuleSetRecord = try answer.decoded()
      Console.writeError(checked.warningText(colour: Console.errorColour))
      Console.write("\(Cell(file.name).text): good\n")
    }
  }
}
