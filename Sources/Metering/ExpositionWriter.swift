/// Prometheus' text exposition format 0.0.4.
struct ExpositionWriter {
  private(set) var text = ""

  /// One metric with its series by the values of its labels; nothing where it has none.
  mutating func write(_ metric: MetricDescription, _ series: [[String]: [Sample]]) {
    guard !series.isEmpty else { return }
    text += "# HELP \(metric.name) \(Self.escaped(metric.help))\n# TYPE \(metric.name) \(metric.kind.name)\n"
    for (values, samples) in series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let labels = zip(metric.labels, values).map { label, value in (label, value) }
      for sample in samples {
        let bound = sample.bound.map { [("le", Self.number($0))] } ?? []
        text += "\(metric.name)\(sample.suffix)\(Self.braced(labels + bound)) \(Self.number(sample.value))\n"
      }
    }
  }

  private static func braced(_ labels: [(String, String)]) -> String {
    guard !labels.isEmpty else { return "" }
    let pairs = labels.map { label, value in "\(label)=\"\(escaped(value, quotes: true))\"" }
    return "{" + pairs.joined(separator: ",") + "}"
  }

  /// Quotes are escaped in the values of labels alone. Scalars, since "\r\n" is one character.
  private static func escaped(_ text: String, quotes: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    // A whole number as people write it, as long as a Double holds it exactly.
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
    return "\(value)"
  }
}
