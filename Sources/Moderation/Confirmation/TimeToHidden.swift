/// How long it took until comments that had to go were hidden: those whose own decision asked for it. What a person
/// decides later is not the gateway's time, and is left out.
public struct TimeToHidden: Equatable, Sendable {
  /// What is measured. The raw values are stored: never renumber.
  public enum Measure: Int, CaseIterable, Sendable {
    /// From the event's arrival here to TikTok's acceptance.
    case receivedToAccepted = 1
    /// From the event's arrival here to the moment from which it is known to be hidden.
    case receivedToConfirmed = 2
    /// The same two from TikTok's time of the comment, which includes TikTok's own delay.
    case writtenToAccepted = 3
    case writtenToConfirmed = 4
  }

  public var histograms: [Measure: DurationHistogram]
  /// How often TikTok accepted a removal and did not do it.
  public var drifts: Int
  /// Removals that TikTok accepted and that nothing had shown done when looking was given up.
  public var unseen: Int

  public init(histograms: [Measure: DurationHistogram] = [:], drifts: Int = 0, unseen: Int = 0) {
    self.histograms = histograms
    self.drifts = drifts
    self.unseen = unseen
  }

  public subscript(measure: Measure) -> DurationHistogram {
    get { histograms[measure] ?? DurationHistogram() }
    set { histograms[measure] = newValue }
  }

  public mutating func add(_ other: TimeToHidden) {
    histograms.merge(other.histograms) { left, right in
      var sum = left
      sum.add(right)
      return sum
    }
    drifts += other.drifts
    unseen += other.unseen
  }
}
