/// Rows in aligned columns under a heading.
struct Table {
  var columns: [String]
  var rows: [[Cell]]

  /// Ends in a line break. With `width`, the last column is cut so that lines fit, but never below ten columns.
  func render(colour: Bool, width: Int? = nil) -> String {
    let headings = columns.map { Cell($0.uppercased(), .heading) }
    let widths = columns.indices.map { index in ([headings] + rows).map { $0[index].columns }.max() ?? 0 }
    var lastLimit: Int?
    if let width { lastLimit = max(10, width - widths.dropLast().reduce(0) { $0 + $1 + 2 }) }
    return ([headings] + rows).map { line($0, widths, lastLimit, colour) + "\n" }.joined()
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ lastLimit: Int?, _ colour: Bool) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      guard index < cells.count - 1 else {
        let last = lastLimit.map { cell.fitted(to: $0) } ?? cell
        return text + last.style.apply(last.text, colour: colour)
      }
      text += cell.style.apply(cell.text, colour: colour)
      text += String(repeating: " ", count: widths[index] - cell.columns + 2)
    }
    return text
  }
}
