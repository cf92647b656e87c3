/// What a metric is, apart from its values: what `# HELP` and `# TYPE` say, and which labels it has.
public struct MetricDescription: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// Only grows; its name ends in `_total`.
    case counter
    case gauge
    /// Counts values up to each of the bounds, which rise; what is larger than all of them is counted too.
    case histogram(bounds: [Double])
  }

  public var name: String
  public var kind: Kind
  /// Every series has each of them. Their values come from fixed sets: never names, ids or text that people wrote.
  public var labels: [String]
  /// One sentence, without a full stop.
  public var help: String

  public init(_ name: String, _ kind: Kind, labels: [String] = [], _ help: String) {
    self.name = name
    self.kind = kind
    self.labels = labels
    self.help = help
  }
}

extension MetricDescription.Kind {
  /// As `# TYPE` names it.
  public var name: String {
    switch self {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }

  /// Seconds of what is done in memory or on a disk: half a millisecond to ten seconds.
  static let localDuration = Self.histogram(
    bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])

  /// Seconds of a call over the network: ten milliseconds to half a minute.
  static let callDuration = Self.histogram(bounds: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30])
}
