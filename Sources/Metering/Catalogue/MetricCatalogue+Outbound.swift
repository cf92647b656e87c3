extension MetricCatalogue {
  /// Calls of others.
  static let outbound: [MetricDescription] = [
    MetricDescription(
      "gatehouse_tiktok_call_duration_seconds", .callDuration, labels: ["endpoint", "status"],
      "Time of calls of TikTok by path and class of HTTP status; none where there was no answer"),
    MetricDescription(
      "gatehouse_classifier_call_duration_seconds", .callDuration, labels: ["status"],
      "Time of calls of the classifier by class of HTTP status; none where there was no answer"),
  ]
}
