/// The CSV form of a term list.
struct TermListCSV {
  /// Whether terms that a spreadsheet program would take for formulas stand behind an apostrophe.
  let isSpreadsheet: Bool

  func read(_ content: ArraySlice<UInt8>, into collection: inout TermCollection) {
    var reader = CSVReader(content)
    guard let columns = header(&reader, &collection) else { return }
    while let row = reader.next() {
      if row.isBlank { continue }
      guard collection.admitEntry(line: row.line) else { return }
      if let fault = row.fault {
        collection.faults.add(fault.line, fault.message)
      } else {
        take(row, columns, into: &collection)
      }
    }
    if collection.isEmpty { collection.faults.add(nil, "has no terms below its header row") }
  }

  func write(_ terms: [String]) -> String {
    let rows = terms.map(isSpreadsheet ? CSVText.spreadsheetField : CSVText.field)
    return (isSpreadsheet ? "\u{FEFF}" : "") + (["term"] + rows).map { $0 + "\r\n" }.joined()
  }

  /// Nil, with a fault, where there is none: nothing more can be said about the file then.
  private func header(_ reader: inout CSVReader, _ collection: inout TermCollection) -> Columns? {
    while let row = reader.next() {
      if row.isBlank { continue }
      guard let fault = row.fault else { return Columns(row, &collection) }
      collection.faults.add(fault.line, fault.message)
      return nil
    }
    collection.faults.add(nil, "has no header row: its first line must be term")
    return nil
  }

  private func take(_ row: CSVReader.Row, _ columns: Columns, into collection: inout TermCollection) {
    if row.count > columns.count {
      collection.faults.add(
        row.line, "has \(row.count) fields where the header has \(columns.count): put a term with a comma in quotes")
      return
    }
    for (index, field) in row.fields.enumerated() where index != columns.term {
      _ = collection.text(field.bytes, line: field.line)
    }
    guard row.fields.indices.contains(columns.term) else {
      collection.faults.add(row.line, "has no term")
      return
    }
    let field = row.fields[columns.term]
    guard let text = collection.text(field.bytes, line: field.line) else { return }
    let term = field.isQuoted ? text : text.trimmingWhiteSpace
    if term.isEmpty {
      collection.faults.add(field.line, "has no term")
      return
    }
    collection.take(withoutApostrophe(term, line: field.line, &collection), line: field.line)
  }

  private func withoutApostrophe(_ term: String, line: Int, _ collection: inout TermCollection) -> String {
    guard term.unicodeScalars.first == "'" else { return term }
    let rest = String(term.unicodeScalars.dropFirst())
    guard CSVText.isFormula(rest) else { return term }
    if isSpreadsheet { return rest }
    collection.warnings.add(
      line, "has a term behind an apostrophe, as an export for spreadsheets writes it: import it as that")
    return term
  }
}

extension TermListCSV {
  /// Which column holds what.
  private struct Columns {
    private(set) var term = 0
    private(set) var count = 0

    /// Nil, with a fault, for a header without a column of terms.
    init?(_ row: CSVReader.Row, _ collection: inout TermCollection) {
      count = row.count
      var names: [String] = []
      for field in row.fields {
        guard let text = collection.text(field.bytes, line: field.line) else { return nil }
        names.append(text.trimmingWhiteSpace.lowercased())
      }
      guard let term = names.firstIndex(of: "term") else {
        let separator = names.first.map { $0.contains(";") || $0.contains("\t") } == true
        collection.faults.add(
          row.line,
          "has no column named term in its header row; "
            + (separator ? "separate the columns by commas" : "a file of terms without a header is plain text"))
        return nil
      }
      self.term = term
      for (index, name) in names.enumerated() where index != term {
        if name == "term" || name == "note" && names[..<index].contains("note") {
          collection.faults.add(row.line, "has the column \(name) twice")
        } else if name != "note" {
          collection.faults.add(
            row.line, "has a column that is not known, number \(index + 1); known are term and note")
        }
      }
    }
  }
}
