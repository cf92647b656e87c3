/// What a parked delivery comes to when it is read once more.
public enum ParkedReading: Sendable {
  /// It is to be kept as if it had just come. `decide` decides it as ingest would, which counts it among its account's
  /// recent comments; it throws what storage throws, `RuleSetFaults`, and `BoundedWorkers.QueueFull`.
  case usable(decide: @Sendable () async throws -> JournalEntry)
  /// Nothing of it is to be kept, and why.
  case needless(String)
  /// It cannot be used yet, and why.
  case unusable(String)
}
