internal import ArgumentParser

struct RulesDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed from one version of a rule set to another.")

  @Argument(help: "The version to begin with.")
  var from: Int

  @Argument(help: "The version to compare it with. (default: the one in force)")
  var to: Int?

  @OptionGroup var owner: RuleOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await owner.path(with: client))/rule-set/versions/\(from)/difference"
    let answer = try await client.get(path, query: [("to", to.map { String($0) })])
    if admin.json { return Console.writeJSON(answer.printable) }
    let difference: RuleSetDifferenceRecord = try answer.decoded()
    let text = difference.text(colour: Console.outputColour)
    if text.isEmpty { Console.writeError("no difference\n") } else { Console.write(text) }
  }
}
