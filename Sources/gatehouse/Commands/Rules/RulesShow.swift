internal import ArgumentParser

struct RulesShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the rule set in force, or an earlier version, as rules put takes it.")

  @Option(help: "An earlier version.")
  var version: Int?

  @OptionGroup var owner: RuleOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await owner.path(with: client))/rule-set"
    guard let version else {
      let answer = try await client.get(path)
      if admin.json { return Console.writeJSON(answer.printable) }
      if let version = answer.version { Console.writeError("version \(Cell(version).text)\n") }
      return Console.writeJSON(JSONLayout.indented(answer.body))
    }
    let answer = try await client.get("\(path)/versions/\(version)")
    if admin.json { return Console.writeJSON(answer.printable) }
    let record: RuleSetVersionRecord = try answer.decoded()
    Console.writeError(FieldList(fields: record.fields).render(colour: Console.errorColour))
    Console.writeJSON(JSONLayout.indented(SavedDocument.document(in: answer.body)))
  }
}
