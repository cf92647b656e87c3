/// A page of Prometheus' text, taken apart.
struct MetricsText {
  private(set) var values: [String: Double] = [:]
  /// Names of metrics, without the suffixes of histograms.
  private(set) var names: Set<String> = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# TYPE ") { names.insert(String(line.split(separator: " ")[2])) }
      guard !line.hasPrefix("#"), let space = line.lastIndex(of: " ") else { continue }
      values[String(line[..<space])] = Double(line[line.index(after: space)...])
    }
  }

  /// Of one series, as it is written; nil where there is none.
  subscript(series: String) -> Double? { values[series] }

  /// Of all series of a name.
  func sum(_ name: String) -> Double {
    values.filter { $0.key == name || $0.key.hasPrefix(name + "{") }.values.reduce(0, +)
  }
}
