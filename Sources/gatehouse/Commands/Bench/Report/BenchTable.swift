/// What belongs together of what a section measured.
struct BenchTable {
  /// One thing that was measured in one way: a row.
  struct Measurement {
    /// Where its figures are in the JSON: names with dots between them.
    let key: String
    let name: String
    let figures: [Figure]

    init(_ key: String, _ name: String, _ figures: [Figure]) {
      self.key = key
      self.name = name
      self.figures = figures
    }
  }

  let title: String
  let measurements: [Measurement]

  init(_ title: String, _ measurements: [Measurement]) {
    self.title = title
    self.measurements = measurements
  }

  var text: String {
    let columns = columns
    let rows = measurements.map { measurement in
      [Cell(measurement.name)]
        + columns.map { column in
          measurement.figures.first { $0.title == column }.map(Cell.init(figure:)) ?? Cell("")
        }
    }
    return Table(columns: [title] + columns, rows: rows).render(colour: Console.outputColour, width: nil)
  }

  /// All that any of the measurements has, in the order in which they come.
  private var columns: [String] {
    var columns: [String] = []
    for title in measurements.flatMap(\.figures).compactMap(\.title) where !columns.contains(title) {
      columns.append(title)
    }
    return columns
  }
}

extension Cell {
  fileprivate init(figure: Figure) {
    guard let aim = figure.aim else {
      self.init(figure.text)
      return
    }
    let isMet = aim.isMet(by: figure.value)
    self.init(figure.text + (isMet ? " ✓" : " ✗"), isMet ? .good : .failure)
  }
}
