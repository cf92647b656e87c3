/// The next part of what a replay goes through.
public struct ReplaySlice: Sendable {
  /// In the order of recording.
  public var candidates: [ReplayCandidate]
  /// How far the slice reaches, past comments that are not meant; nil where there was nothing left.
  public var end: EventID?
  public var isLast: Bool

  public init(candidates: [ReplayCandidate], end: EventID?, isLast: Bool) {
    self.candidates = candidates
    self.end = end
    self.isLast = isLast
  }
}

public struct ReplayCandidate: Sendable {
  public var event: StoredEvent
  /// Whether its first decision still waits for a classifier.
  public var awaitsScores: Bool

  public init(event: StoredEvent, awaitsScores: Bool) {
    self.event = event
    self.awaitsScores = awaitsScores
  }
}
