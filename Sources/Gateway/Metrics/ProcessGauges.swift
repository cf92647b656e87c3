internal import Embedded
internal import Metrics

/// The metrics of the process itself.
struct ProcessGauges {
  private let processorTime = FloatingPointCounter(label: "process_cpu_seconds_total")
  private let resident = Gauge(label: "process_resident_memory_bytes")
  private let virtual = Gauge(label: "process_virtual_memory_bytes")
  private let threads = Gauge(label: "process_threads")
  private let start = Gauge(label: "process_start_time_seconds")
  private let openDescriptors = Gauge(label: "process_open_fds")
  private let maximumDescriptors = Gauge(label: "process_max_fds")
  /// What was counted already.
  private var processorSeconds = 0.0

  init() {
    Gauge(
      label: "gatehouse_build_info",
      dimensions: [
        ("configuration", Self.configuration),
        ("schema", EmbeddedFile.migrations.last.map { String($0.name.prefix(4)) } ?? "none"),
      ]
    ).record(1)
  }

  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  mutating func show(_ reading: ProcessReading) {
    processorTime.increment(by: max(0, reading.processorSeconds - processorSeconds))
    processorSeconds = max(reading.processorSeconds, processorSeconds)
    if let value = reading.residentBytes { resident.record(value) }
    if let value = reading.virtualBytes { virtual.record(value) }
    if let value = reading.threads { threads.record(value) }
    if let value = reading.startSeconds { start.record(value) }
    if let value = reading.openDescriptors { openDescriptors.record(value) }
    if let value = reading.maximumDescriptors { maximumDescriptors.record(value) }
  }
}
