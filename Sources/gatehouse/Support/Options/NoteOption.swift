internal import ArgumentParser

/// `--note`: why a rule set changed.
struct NoteOption: ParsableArguments {
  @Option(help: "Why it changed; kept with the version.")
  var note: String?

  func validate() throws {
    if let note, note.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw ValidationError("--note must be one line")
    }
  }

  var headers: [(name: String, value: String)] { note.map { [("Gatehouse-Note", $0)] } ?? [] }
}
