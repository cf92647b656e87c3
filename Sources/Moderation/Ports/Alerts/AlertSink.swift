/// Takes what somebody has to hear of. Throws `StorageError`; returns when the alert is on disk, not when it was told.
public protocol AlertSink: Sendable {
  func raise(_ alert: Alert) async throws
}
