extension MetricCatalogue {
  /// The process, by the names that all Prometheus clients use, and the metrics themselves.
  static let process: [MetricDescription] = [
    MetricDescription("process_cpu_seconds_total", .counter, "Processor time of the process, in user and system mode"),
    MetricDescription("process_resident_memory_bytes", .gauge, "Resident memory of the process"),
    MetricDescription("process_virtual_memory_bytes", .gauge, "Virtual memory of the process"),
    MetricDescription("process_open_fds", .gauge, "Open file descriptors of the process"),
    MetricDescription("process_max_fds", .gauge, "The most file descriptors that the process may open"),
    MetricDescription("process_threads", .gauge, "Threads of the process"),
    MetricDescription("process_start_time_seconds", .gauge, "When the process started, in seconds since 1970"),
    MetricDescription(
      "gatehouse_build_info", .gauge, labels: ["configuration", "schema"],
      "Always 1; how the executable was built, and the newest migration it knows"),
    MetricDescription(
      "gatehouse_metrics_refused_total", .counter,
      "Series that were not kept, because their metric is not described or has too many already"),
  ]
}
