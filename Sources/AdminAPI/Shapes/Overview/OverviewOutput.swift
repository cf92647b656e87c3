internal import Moderation
internal import Reports

/// What there is to see of a tenant at a glance.
struct OverviewOutput: Encodable {
  struct Step: Encodable {
    var at: Timestamp
    var events: Int
    var byVerdict: VerdictCountsOutput
  }

  struct Actions: Encodable {
    var waiting: Int
    var unconfirmed: Int
    var givenUp: Int
  }

  struct Queue: Encodable {
    var waiting: Int
    var claimed: Int
    @Nullable var oldestReceivedAt: Timestamp?
  }

  struct Quota: Encodable {
    var callsLastMinute: Int
    @Nullable var callsPerMinute: Int?
    @Nullable var pausedUntil: Timestamp?
  }

  var period: String
  var since: Timestamp
  var until: Timestamp
  var stepSeconds: Int64
  var series: [Step]
  var events: Int
  var byVerdict: VerdictCountsOutput
  var actions: Actions
  var timeToHidden: TimeToHiddenSummary
  var coverage: ReportCoverage
  var queue: Queue
  var quota: Quota
  var attention: [AttentionOutput]

  init(_ overview: Overview) {
    period = overview.period.rawValue
    since = overview.steps.start
    until = overview.steps.end
    stepSeconds = overview.steps.step.components.seconds
    series = overview.series.map {
      Step(at: $0.start, events: $0.counts.events, byVerdict: VerdictCountsOutput($0.counts))
    }
    events = overview.total.events
    byVerdict = VerdictCountsOutput(overview.total)
    actions = Actions(
      waiting: overview.actions.waiting, unconfirmed: overview.actions.unconfirmed, givenUp: overview.actions.givenUp)
    timeToHidden = TimeToHiddenSummary(overview.timeToHidden)
    coverage = ReportCoverage(delivered: overview.delivered, found: overview.found)
    queue = Queue(
      waiting: overview.queue.waiting, claimed: overview.queue.claimed, oldestReceivedAt: overview.queue.oldest)
    quota = Quota(
      callsLastMinute: overview.quota.callsLastMinute, callsPerMinute: overview.quota.callsPerMinute,
      pausedUntil: overview.quota.pausedUntil)
    attention = overview.attention.map(AttentionOutput.init)
  }
}
