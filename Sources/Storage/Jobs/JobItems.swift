internal import Metrics
internal import Moderation

/// What a job came upon so far, as metrics count it.
struct JobItems: Equatable, Sendable {
  /// Those it was for.
  var done: Int64
  /// Those it left as they were, for a reason that its own counts tell.
  var left: Int64

  /// Once a slice is on disk, of a job that had come so far before.
  func count(as kind: String, since earlier: JobItems) {
    for (outcome, number) in [("done", done - earlier.done), ("left", left - earlier.left)] where number > 0 {
      Counter(label: "gatehouse_job_items_total", dimensions: [("kind", kind), ("outcome", outcome)])
        .increment(by: number)
    }
  }
}

extension RetryJob.Counts {
  var items: JobItems { JobItems(done: retried + settled, left: left) }
}

extension ReplayCounts {
  var items: JobItems {
    let left = reviewed + own + awaitingScores + overtaken
    return JobItems(done: examined - left, left: left)
  }
}
