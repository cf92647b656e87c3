internal import HTTPTypes

/// `Gatehouse-Note`: why a rule set was changed, kept with its version.
enum ChangeNote {
  static func read(in headers: HTTPFields) throws(Problem) -> String? {
    guard let value = headers[name] else { return nil }
    // Bytes that are not UTF-8 have become replacement characters before anything here sees them.
    guard !value.unicodeScalars.contains("\u{FFFD}") else {
      throw Problem(.badRequest, "invalid_header", "Gatehouse-Note must be UTF-8")
    }
    guard let note = TextRule.note.accept(value) else {
      throw Problem(.badRequest, "invalid_header", "Gatehouse-Note " + TextRule.note.expectation)
    }
    return note.isEmpty ? nil : note
  }

  private static let name = HTTPField.Name("Gatehouse-Note")!
}
