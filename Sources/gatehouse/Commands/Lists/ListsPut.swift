internal import ArgumentParser
internal import Moderation

struct ListsPut: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Save a list's terms; the rules that name it use them at once.")

  @Argument(help: "The list's name: a to z, 0 to 9 and -.")
  var name: String

  @Argument(help: "A file with the terms; - is the standard input.")
  var file: String

  @Option(help: "For people. (default: as it was)")
  var title: String?

  @OptionGroup var format: ListFormatOption
  @OptionGroup var base: BaseVersionOptions
  @OptionGroup var owner: ListOwnerOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    guard ListReference.isValid(name: name) else {
      throw ValidationError("a list's name has 1 to 64 of a to z, 0 to 9 and -")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let bytes = try TextFile.read(file, limit: TermListLimits.fileBytes)
    let path: APIPath = "\(try await owner.path(with: client))/\(name)"
    let match = try await base.header { () async throws(CommandFailure) in try await client.listVersion(path) }
    let form = format.format(of: file)
    let answer = try await client.put(
      path, bytes, query: form.query + [("title", title)], type: form.mediaType, headers: [match])
    if admin.json { return Console.writeJSON(answer.printable) }
    let saved: TermListRecord = try answer.decoded()
    for warning in saved.warnings ?? [] {
      let place = warning.line.map { "line \($0): " } ?? ""
      Console.writeError(
        Style.caution.apply("warning:", colour: Console.errorColour) + " \(place)\(Cell(warning.message).text)\n")
    }
    admin.confirm("saved \(Counted.words(saved.termCount, "term")) as version \(saved.version), now in force")
  }
}
