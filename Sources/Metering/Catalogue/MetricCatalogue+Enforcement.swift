extension MetricCatalogue {
  /// The workers: the outbox, scores, long jobs; and what waits for people.
  static let enforcement: [MetricDescription] = [
    MetricDescription("gatehouse_outbox_waiting", .gauge, "Actions that are yet to be carried out"),
    MetricDescription(
      "gatehouse_outbox_due", .gauge, "Actions of enabled, connected accounts that could be carried out now"),
    MetricDescription(
      "gatehouse_outbox_oldest_due_age_seconds", .gauge, "How long the oldest due action has been waiting"),
    MetricDescription("gatehouse_actions_in_flight", .gauge, "Actions being carried out at this moment"),
    MetricDescription(
      "gatehouse_action_attempts_total", .counter, labels: ["action", "outcome"],
      "Attempts to carry actions out: accepted, gone, retry, postponed, failed or dead"),
    MetricDescription(
      "gatehouse_action_failures_total", .counter, labels: ["reason"], "Attempts that TikTok did not accept, by why"),
    MetricDescription(
      "gatehouse_confirmations_total", .counter, labels: ["outcome"],
      """
      Accepted actions by what became of them: confirmed by TikTok's event (echo) or by a look at the comment (read), \
      drifted, given_up, unseen or postponed
      """),
    MetricDescription(
      "gatehouse_time_to_hidden_seconds", .histogram(bounds: [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 21_600]),
      "Time from a comment's arrival until it was seen hidden, of comments whose own decision asked for it"),
    MetricDescription(
      "gatehouse_quota_used_ratio", .gauge, labels: ["limit"],
      "How much of its calls a minute the busiest account, or app, has used: 1 is all of them"),
    MetricDescription(
      "gatehouse_breakers_open", .gauge, labels: ["of"],
      "Apps, or accounts, whose calls fail most of the time and are made one at a time"),
    MetricDescription(
      "gatehouse_quota_paused", .gauge, labels: ["limit"], "Accounts, or apps, that wait because of their limits"),
    MetricDescription("gatehouse_scores_pending", .gauge, "Comments that wait for the classifier's scores"),
    MetricDescription(
      "gatehouse_scores_total", .counter, labels: ["outcome"],
      "Comments that waited for scores: scored, unscored (decided by otherwise) or postponed"),
    MetricDescription(
      "gatehouse_missing_texts_total", .counter, labels: ["outcome"],
      "Comments that came without their text: decided, own, gone or postponed"),
    MetricDescription(
      "gatehouse_swept_comments_total", .counter, labels: ["outcome"],
      "Comments that the sweep looked at: known, or found because no delivery had brought them"),
    MetricDescription("gatehouse_sweep_passes_total", .counter, "Videos whose comments were swept to the end"),
    MetricDescription(
      "gatehouse_alert_deliveries_total", .counter, labels: ["channel", "outcome"],
      "Attempts to tell alerts by kind of channel: delivered, retry or dead"),
    MetricDescription(
      "gatehouse_report_deliveries_total", .counter, labels: ["channel", "outcome"],
      "Attempts to send reports, by email or webhook: sent, retry or given_up"),
    MetricDescription(
      "gatehouse_token_renewals_total", .counter, labels: ["outcome"],
      "Renewals of access tokens ahead of their end: renewed, postponed or lost (to be authorised again)"),
    MetricDescription(
      "gatehouse_retention_rows_total", .counter, labels: ["what"], "Rows that were deleted for their age or on request"
    ),
    MetricDescription(
      "gatehouse_retention_slice_duration_seconds", .localDuration,
      "Time for which one slice of deleting held the database's writer"),
    MetricDescription("gatehouse_undo_jobs_running", .gauge, "Undo jobs that are not finished"),
    MetricDescription(
      "gatehouse_jobs_running", .gauge, labels: ["kind"], "Jobs that are not finished, of kind retry or replay"),
    MetricDescription(
      "gatehouse_job_items_total", .counter, labels: ["kind", "outcome"],
      "Given-up actions that retries, and comments that replays, have gone through: done, or left as they were"),
    MetricDescription(
      "gatehouse_job_failures_total", .counter, labels: ["kind"],
      "Times a job (retry, replay, undo or review) could not go on and had to be tried again"),
    MetricDescription("gatehouse_review_waiting", .gauge, "Comments that wait for a person"),
    MetricDescription(
      "gatehouse_review_leased", .gauge, "Comments that wait for a person and that a reviewer has taken for now"),
    MetricDescription(
      "gatehouse_review_oldest_age_seconds", .gauge, "How long the comment has waited that waits longest for a person"),
  ]
}
