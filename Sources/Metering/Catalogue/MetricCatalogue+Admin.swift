extension MetricCatalogue {
  /// The admin listener.
  static let admin: [MetricDescription] = [
    MetricDescription(
      "gatehouse_admin_request_duration_seconds", .localDuration, labels: ["method", "route", "status"],
      "Time of requests of the admin API by route and class of HTTP status"),
    MetricDescription(
      "gatehouse_admin_streams", .gauge, "Overviews that are being kept up to date in somebody's browser"),
    MetricDescription(
      "gatehouse_logins_total", .counter, labels: ["outcome"],
      "Passwords presented: accepted, refused, or limited (not looked at after too many attempts)"),
  ]
}
