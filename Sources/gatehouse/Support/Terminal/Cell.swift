internal import Reports

/// One value in a table or a list of fields, already safe for a terminal.
struct Cell: Equatable, Sendable, ExpressibleByStringLiteral {
  var text: String
  var style: Style

  /// Makes `text` safe; nil is shown as a dash.
  init(_ text: String?, _ style: Style = .plain) {
    let isMissing = text?.isEmpty ?? true
    self.text = isMissing ? "-" : VisibleText.escaped(text ?? "")
    self.style = isMissing ? .faint : style
  }

  init(stringLiteral text: String) { self.init(text) }

  static func yes(_ value: Bool) -> Cell { Cell(value ? "yes" : "no") }

  var columns: Int { VisibleText.columns(of: text) }

  /// Cut to `limit` columns.
  func fitted(to limit: Int) -> Cell {
    var cell = self
    cell.text = VisibleText.fitted(text, columns: limit)
    return cell
  }
}
