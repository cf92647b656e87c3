/// Writes CSV by RFC 4180.
package enum CSVText {
  /// One line, with its line break.
  package static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

  /// The field, in quotes where anything could take it for more than one or for something else.
  package static func field(_ text: String) -> String {
    let isPlain =
      text == text.trimmingWhiteSpace && !isFormula(text)
      && !text.unicodeScalars.contains { ",;\"\r\n".unicodeScalars.contains($0) }
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// One line for a spreadsheet program.
  package static func spreadsheetRow(_ fields: [String]) -> String {
    fields.map(spreadsheetField).joined(separator: ",") + "\r\n"
  }

  /// The same behind an apostrophe where a spreadsheet program would take it for a formula.
  package static func spreadsheetField(_ text: String) -> String { field(isFormula(text) ? "'" + text : text) }

  /// What spreadsheet programs take for the beginning of a formula, in full width too. An apostrophe is among them so
  /// that taking one away gives every text back.
  package static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "'", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
