/// A table of a page: the first column names the row, the others hold figures.
struct PageTable {
  struct Column {
    var title: String
    var isFigure = true

    static func figure(_ title: String) -> Column { Column(title: title) }
    static func word(_ title: String) -> Column { Column(title: title, isFigure: false) }
  }

  enum Cell {
    case figure(Int)
    /// Words of ours.
    case text(String?)
    /// What other people wrote.
    case foreign(String)
  }

  let caption: String
  let columns: [Column]
  let rows: [[Cell]]

  func write(_ html: inout HTML) {
    // What is too wide for a telephone is moved sideways, by keys too.
    html.element("div", ["class": "wide", "tabindex": "0", "role": "region", "aria-label": caption]) { html in
      html.element("table") { html in
        html.element("caption", text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for column in columns {
              html.element("th", ["scope": "col", "class": column.isFigure ? "n" : nil], text: column.title)
            }
          }
        }
        html.element("tbody") { html in
          for row in rows { html.element("tr") { write(row, &$0) } }
        }
      }
    }
  }

  private func write(_ row: [Cell], _ html: inout HTML) {
    for (index, (cell, column)) in zip(row, columns).enumerated() {
      let figure: String? = column.isFigure ? "n" : nil
      if index == 0 {
        html.element("th", ["scope": "row"]) { write(cell, &$0) }
      } else {
        html.element("td", ["class": figure]) { write(cell, &$0) }
      }
    }
  }

  private func write(_ cell: Cell, _ html: inout HTML) {
    switch cell {
    case .figure(let number): html.write(SpokenNumbers.grouped(number))
    case .text(let text): html.write(text ?? "–")
    case .foreign(let text): html.foreign(text)
    }
  }
}
