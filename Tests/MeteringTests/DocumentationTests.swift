import Foundation
import Testing

@testable import Metering

/// What people read about metrics, held to what there is.
@Suite struct DocumentationTests {
  private static func file(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/" + name), encoding: .utf8)
  }

  private static func names(in text: some StringProtocol) -> Set<String> {
    Set(String(text).matches(of: /\b(?:gatehouse|process)_[a-z_]+/).map { String($0.output) })
  }

  /// The names under which a metric can be asked for.
  private static let series: Set<String> = MetricCatalogue.all.reduce(into: []) { names, metric in
    guard case .histogram = metric.kind else {
      names.insert(metric.name)
      return
    }
    names.formUnion(["_bucket", "_sum", "_count"].map { metric.name + $0 })
  }

  @Test("docs/metrics.md has a row for every metric, in order and in its own words")
  func table() throws {
    let rows = try Self.file("metrics.md").split(separator: "\n").filter {
      $0.wholeMatch(of: /\| `[a-z_]+` \|.*/) != nil
    }
    let expected = MetricCatalogue.all.map { metric in
      let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
      return "| `\(metric.name)` | \(metric.kind.name) | \(labels) | \(metric.help) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  @Test("docs/metrics.md names no metric that does not exist")
  func examples() throws {
    let known = Self.series.union(MetricCatalogue.all.map(\.name))
    #expect(Self.names(in: try Self.file("metrics.md")).subtracting(known).isEmpty)
  }

  @Test("every query of docs/grafana.json is about series and labels that exist")
  func dashboard() throws {
    let json = try JSONSerialization.jsonObject(with: Data(try Self.file("grafana.json").utf8))
    let panels = try #require((json as? [String: Any])?["panels"] as? [[String: Any]])
    let queries = panels.flatMap { ($0["targets"] as? [[String: Any]] ?? []).compactMap { $0["expr"] as? String } }
    #expect(queries.count > 20)
    let labels = Set(MetricCatalogue.all.flatMap(\.labels) + ["le", "job", "instance"])
    for query in queries {
      let names = Self.names(in: query)
      #expect(!names.isEmpty && names.isSubset(of: Self.series), "\(query)")
      for match in query.matches(of: /by \(([^)]*)\)/) {
        for label in match.1.split(separator: ",") {
          #expect(labels.contains(label.trimmingCharacters(in: .whitespaces)), "\(query)")
        }
      }
    }
    // Whoever adds a metric decides where an operator sees it.
    let shown = Set(queries.flatMap { Self.names(in: $0) })
    let hidden = MetricCatalogue.all.map(\.name).filter { name in !shown.contains { $0.hasPrefix(name) } }
    #expect(hidden.isEmpty, "the dashboard leaves out \(hidden)")
  }

  @Test("the dashboard's panels do not overlap and have distinct ids")
  func layout() throws {
    struct Dashboard: Decodable {
      struct Panel: Decodable {
        struct Place: Decodable { var x, y, w, h: Int }

        var id: Int
        var title: String
        var gridPos: Place
      }

      var panels: [Panel]
    }
    let panels = try JSONDecoder().decode(Dashboard.self, from: Data(try Self.file("grafana.json").utf8)).panels
    #expect(Set(panels.map(\.id)).count == panels.count)
    var cells: Set<[Int]> = []
    for panel in panels {
      let place = panel.gridPos
      #expect(place.x >= 0 && place.x + place.w <= 24 && !panel.title.isEmpty)
      for column in place.x..<place.x + place.w {
        for row in place.y..<place.y + place.h { #expect(cells.insert([column, row]).inserted, "\(panel.title)") }
      }
    }
  }
}
