internal import FoundationEssentials
public import Moderation

/// How long comments took to be hidden, in figures to show: medians and 95th percentiles of what was counted.
///
/// Its JSON is the schema `TimeToHidden` of admin/openapi.yaml.
public struct TimeToHiddenSummary: Equatable, Sendable {
  /// One measure. Without comments there are no times.
  public struct Figures: Equatable, Sendable {
    public var count: Int
    public var median: Duration?
    /// 95 % took no longer.
    public var most: Duration?

    public init(count: Int = 0, median: Duration? = nil, most: Duration? = nil) {
      self.count = count
      self.median = median
      self.most = most
    }
  }

  public var figures: [TimeToHidden.Measure: Figures]
  /// How often TikTok accepted a removal and did not do it.
  public var drifts: Int
  /// Removals that TikTok accepted and that nothing had shown done when looking was given up.
  public var unseen: Int

  public init(_ times: TimeToHidden) {
    figures = [:]
    for measure in TimeToHidden.Measure.allCases {
      let histogram = times[measure]
      figures[measure] = Figures(
        count: histogram.total, median: histogram.quantile(0.5), most: histogram.quantile(0.95))
    }
    drifts = times.drifts
    unseen = times.unseen
  }

  public subscript(measure: TimeToHidden.Measure) -> Figures { figures[measure] ?? Figures() }
}

extension TimeToHiddenSummary: Codable {
  private enum CodingKeys: String, CodingKey {
    case receivedToAccepted = "received_to_accepted"
    case receivedToConfirmed = "received_to_confirmed"
    case writtenToAccepted = "written_to_accepted"
    case writtenToConfirmed = "written_to_confirmed"
    case drifts
    case unseen

    init(_ measure: TimeToHidden.Measure) {
      switch measure {
      case .receivedToAccepted: self = .receivedToAccepted
      case .receivedToConfirmed: self = .receivedToConfirmed
      case .writtenToAccepted: self = .writtenToAccepted
      case .writtenToConfirmed: self = .writtenToConfirmed
      }
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    figures = [:]
    for measure in TimeToHidden.Measure.allCases {
      figures[measure] = try container.decode(Figures.self, forKey: CodingKeys(measure))
    }
    drifts = try container.decode(Int.self, forKey: .drifts)
    unseen = try container.decode(Int.self, forKey: .unseen)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    for measure in TimeToHidden.Measure.allCases { try container.encode(self[measure], forKey: CodingKeys(measure)) }
    try container.encode(drifts, forKey: .drifts)
    try container.encode(unseen, forKey: .unseen)
  }
}

extension TimeToHiddenSummary.Figures: Codable {
  private enum CodingKeys: String, CodingKey {
    case count
    case median = "p50_ms"
    case most = "p95_ms"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      count: try container.decode(Int.self, forKey: .count),
      median: try container.decodeIfPresent(Int64.self, forKey: .median).map { .milliseconds($0) },
      most: try container.decodeIfPresent(Int64.self, forKey: .most).map { .milliseconds($0) })
  }

  /// Every key is always there: what is unknown is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(count, forKey: .count)
    try container.encode(median?.milliseconds, forKey: .median)
    try container.encode(most?.milliseconds, forKey: .most)
  }
}
