internal import HTTPTypes

/// `Gatehouse-Note`: why a rule set was changed, kept with its version.
enum ChangeNote {
  static func read(in headers: HTTPFields) throws(Problem) -> String? {
    guard let value = headers[name] else { return nil }
    guard let note = TextRule.note.accept(value) else {
      throw Problem(.badRequest, "invalid_header", "Gatehouse-Note " + TextRule.note.expectation)
    }
    return note.isEmpty ? nil : note
  }

  private static let name = HTTPField.Name("Gatehouse-Note")!
}
