internal import Moderation

/// What became of leases.
struct ReviewLeasesOutput: Encodable {
  /// Those that were renewed, or given back.
  var events: [EventID]
  /// Null where they were given back.
  @Nullable var leasedUntil: Timestamp?

  init(events: [EventID], leasedUntil: Timestamp?) {
    self.events = events
    _leasedUntil = Nullable(wrappedValue: leasedUntil)
  }
}
