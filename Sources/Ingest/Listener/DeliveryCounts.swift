internal import Metrics
internal import Moderation

/// Counts what becomes of the deliveries of one dialect.
final class DeliveryCounts: Sendable {
  let repeated: Counter
  let ignored: Counter
  let badSignature: Counter
  let stale: Counter
  let notStored: Counter
  let notDecided: Counter
  private let accepted: Counter
  private let parked: Counter
  private let disconnected: Counter

  init(_ dialect: Dialect) {
    func counter(_ outcome: String) -> Counter {
      Counter(
        label: "gatehouse_deliveries_total", dimensions: [("dialect", dialect.rawValue), ("outcome", outcome)])
    }
    repeated = counter("repeated")
    ignored = counter("ignored")
    badSignature = counter("bad_signature")
    stale = counter("stale")
    notStored = counter("not_stored")
    notDecided = counter("not_decided")
    accepted = counter("accepted")
    parked = counter("parked")
    disconnected = counter("disconnected")
  }

  /// What counts it once it is on disk.
  func stored(_ content: JournalEntry.Content) -> Counter {
    switch content {
    case .comment: accepted
    case .parked: parked
    case .authorizationRemoved: disconnected
    }
  }
}
