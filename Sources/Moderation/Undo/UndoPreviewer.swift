/// Goes through what a job would go through and changes nothing.
public struct UndoPreviewer: Sendable {
  private static let batch = 500

  private let store: any UndoStore
  private let assessor: UndoAssessor
  private let limit: Int

  /// `limit` is how many comments are looked at, so that nobody waits for a preview of millions.
  public init(store: any UndoStore, assessor: UndoAssessor, limit: Int = 20_000) {
    self.store = store
    self.assessor = assessor
    self.limit = limit
  }

  /// `job` need not be stored. Throws what the assessor throws, and `CancellationError`.
  public func preview(of job: UndoJob) async throws -> UndoPreview {
    var preview = UndoPreview()
    var cursor: EventID?
    while true {
      try Task.checkCancellation()
      let room = limit - Int(preview.counts.examined)
      // One more than there is room for tells whether there are more.
      let wanted = min(Self.batch, room + 1)
      let candidates = try await store.candidates(of: job, after: cursor, limit: wanted)
      for assessment in try await assessor.assess(Array(candidates.prefix(room)), of: job) { preview.add(assessment) }
      if candidates.count > room {
        preview.isComplete = false
        return preview
      }
      guard candidates.count == wanted, let last = candidates.last else { return preview }
      cursor = last.event.id
    }
  }
}
