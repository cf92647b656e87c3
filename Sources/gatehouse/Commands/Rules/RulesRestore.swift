internal import ArgumentParser

struct RulesRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring an earlier version back, as a new one.",
    discussion: "What the version in between hid stays hidden: rules undo brings that back.")

  @Argument(help: "The version to bring back.")
  var version: Int

  @OptionGroup var base: BaseVersionOptions
  @OptionGroup var note: NoteOption
  @OptionGroup var owner: RuleOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await owner.path(with: client)
    let match = try await base.header { () async throws(CommandFailure) in try await client.ruleSetVersion(of: path) }
    var body = JSONBody()
    body.set("version", version)
    try admin.showSaved(await client.post("\(path)/rule-set/restore", body, headers: [match] + note.headers))
  }
}
