internal import ArgumentParser

struct RulesPut: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Save a rule set as the next version and put it in force.")

  @Argument(help: "A rule set file, JSON or YAML; - is the standard input. What rules show prints is one.")
  var file: String

  @OptionGroup var base: BaseVersionOptions
  @OptionGroup var note: NoteOption
  @OptionGroup var owner: RuleOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let document = try RuleFile(path: file)
    let path = try await owner.path(with: client)
    let match = try await base.header { () async throws(CommandFailure) in try await client.ruleSetVersion(of: path) }
    let answer = try await client.put("\(path)/rule-set", document.json, headers: [match] + note.headers)
    try admin.showSaved(answer)
  }
}

extension AdminOptions {
  /// Says which version was saved, and what about it may surprise.
  func showSaved(_ answer: AdminAnswer) throws(CommandFailure) {
    if json { return Console.writeJSON(answer.printable) }
    let saved: SavedRuleSetRecord = try answer.decoded()
    Console.writeError(saved.warningText(colour: Console.errorColour))
    confirm("saved as version \(saved.version.map { String($0) } ?? "unknown"), now in force")
  }
}
