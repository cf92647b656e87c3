internal import FoundationEssentials

/// The benchmark's figures, for people and for programs.
struct BenchReport {
  var tables: [BenchTable] = []

  var text: String { tables.map { $0.text + "\n" }.joined() + aims }

  var json: String {
    get throws {
      var root = JSONTree()
      for (measurement, figure) in figures { root.set(measurement.key + "." + figure.key, .number(figure.rounded)) }
      root.set("aims_missed", .names(missed))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return String(decoding: try encoder.encode(root), as: UTF8.self) + "\n"
    }
  }

  /// Those that ought to be something, one a line.
  private var aims: String {
    let rows = figures.compactMap { measurement, figure in
      figure.aim.map { aim in
        let isMet = aim.isMet(by: figure.value)
        return [
          Cell(measurement.name), Cell(figure.title ?? figure.key), Cell(figure.text), Cell(aim.text(figure.digits)),
          Cell(isMet ? "met" : "missed", isMet ? .good : .failure),
        ]
      }
    }
    guard !rows.isEmpty else { return "" }
    return Table(columns: ["aims", "figure", "measured", "aim", "outcome"], rows: rows)
      .render(colour: Console.outputColour, width: nil)
  }

  private var missed: [String] {
    figures.compactMap { measurement, figure in
      figure.aim.map { $0.isMet(by: figure.value) } == false ? measurement.key + "." + figure.key : nil
    }
  }

  private var figures: [(BenchTable.Measurement, Figure)] {
    tables.flatMap(\.measurements).flatMap { measurement in measurement.figures.map { (measurement, $0) } }
  }
}

/// Objects in objects, with numbers at their ends.
private struct JSONTree: Encodable {
  enum Node {
    case number(Double)
    case names([String])
    case tree(JSONTree)
  }

  private var members: [String: Node] = [:]

  /// `path` is names with dots between them.
  mutating func set(_ path: String, _ node: Node) { set(path.split(separator: ".").map(String.init)[...], node) }

  private mutating func set(_ path: ArraySlice<String>, _ node: Node) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      members[name] = node
      return
    }
    var tree = if case .tree(let tree) = members[name] { tree } else { JSONTree() }
    tree.set(path.dropFirst(), node)
    members[name] = .tree(tree)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, node) in members {
      switch node {
      case .number(let number): try container.encode(number, forKey: Key(stringValue: name))
      case .names(let names): try container.encode(names, forKey: Key(stringValue: name))
      case .tree(let tree): try container.encode(tree, forKey: Key(stringValue: name))
      }
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
