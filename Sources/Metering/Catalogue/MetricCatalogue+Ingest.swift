extension MetricCatalogue {
  /// The public listener.
  static let ingest: [MetricDescription] = [
    MetricDescription("gatehouse_public_connections", .gauge, "Open connections of the public listener"),
    MetricDescription(
      "gatehouse_public_connections_refused_total", .counter,
      "Connections closed at once because public.max.connections were open"),
    MetricDescription(
      "gatehouse_public_responses_total", .counter, labels: ["status"],
      "Answers of the public listener by HTTP status, health checks included"),
    MetricDescription(
      "gatehouse_deliveries_total", .counter, labels: ["dialect", "outcome"],
      """
      Deliveries to known webhook paths by what became of them: accepted, repeated, parked, disconnected and ignored \
      were answered 200, bad_signature and stale 401, not_stored and not_decided 503
      """),
    MetricDescription(
      "gatehouse_delivery_duration_seconds", .localDuration,
      "Time from a delivery's first byte until it was on disk and could be answered"),
    MetricDescription(
      "gatehouse_deliveries_waiting", .gauge, "Comments that wait for their account's rules to be loaded"),
  ]
}
