import CoreMetrics
import Testing

@testable import Metering

@Suite struct MetricRegistryTests {
  private let registry = MetricRegistry([
    MetricDescription("jobs_total", .counter, labels: ["kind", "outcome"], "Jobs \\ by\nkind, \"quoted\""),
    MetricDescription("cpu_seconds_total", .counter, "Time"),
    MetricDescription("queue_entries", .gauge, "Waiting"),
    MetricDescription("call_duration_seconds", .histogram(bounds: [0.1, 1]), "Calls"),
    MetricDescription("batch_entries", .histogram(bounds: [1, 10]), "Batches"),
    MetricDescription("unused", .gauge, "Nothing recorded it"),
    MetricDescription("gatehouse_metrics_refused_total", .counter, "Refused"),
  ])

  private func lines(_ name: String) -> [String] {
    registry.exposition().split(separator: "\n").filter { $0.hasPrefix(name) }.map(String.init)
  }

  @Test("what is recorded through swift-metrics is exposed with help, type, labels and escapes")
  func exposition() {
    let dimensions = [("outcome", "a \"b\" \\ c\nd"), ("kind", "x")]
    Counter(label: "jobs_total", dimensions: dimensions, factory: registry).increment(by: 3)
    Gauge(label: "queue_entries", factory: registry).record(2.5)
    #expect(
      registry.exposition() == #"""
        # HELP gatehouse_metrics_refused_total Refused
        # TYPE gatehouse_metrics_refused_total counter
        gatehouse_metrics_refused_total 0
        # HELP jobs_total Jobs \\ by\nkind, "quoted"
        # TYPE jobs_total counter
        jobs_total{kind="x",outcome="a \"b\" \\ c\nd"} 3
        # HELP queue_entries Waiting
        # TYPE queue_entries gauge
        queue_entries 2.5

        """#)
  }

  @Test("a timer counts in seconds and its buckets add up")
  func timers() {
    let timer = Timer(label: "call_duration_seconds", factory: registry)
    for milliseconds in [50, 100, 400, 2500] { timer.recordMilliseconds(milliseconds) }
    #expect(
      lines("call_duration") == [
        #"call_duration_seconds_bucket{le="0.1"} 2"#, #"call_duration_seconds_bucket{le="1"} 3"#,
        #"call_duration_seconds_bucket{le="+Inf"} 4"#, "call_duration_seconds_sum 3.05",
        "call_duration_seconds_count 4",
      ])
  }

  @Test("a recorder takes whole numbers and fractions, and nothing that is no number")
  func recorders() {
    let recorder = Recorder(label: "batch_entries", factory: registry)
    recorder.record(1)
    recorder.record(10)
    recorder.record(11)
    for value in [Double.nan, .infinity, -.infinity] { recorder.record(value) }
    #expect(lines("batch_entries_count") == ["batch_entries_count 3"])
    #expect(lines("batch_entries_sum") == ["batch_entries_sum 22"])
  }

  @Test("a meter goes up and down, and a counter takes fractions")
  func meters() {
    let meter = Meter(label: "queue_entries", factory: registry)
    meter.increment(by: 3.0)
    meter.decrement()
    let time = FloatingPointCounter(label: "cpu_seconds_total", factory: registry)
    time.increment(by: 0.25)
    time.increment(by: 1.5)
    #expect(lines("queue_entries") == ["queue_entries 2"] && lines("cpu_seconds") == ["cpu_seconds_total 1.75"])
  }

  @Test("two who record the same series add to the same value, in whichever order they name its labels")
  func sharing() {
    let one = [("kind", "x"), ("outcome", "y")]
    Counter(label: "jobs_total", dimensions: one, factory: registry).increment()
    Counter(label: "jobs_total", dimensions: one.reversed(), factory: registry).increment()
    #expect(lines("jobs_total") == [#"jobs_total{kind="x",outcome="y"} 2"#])
  }

  @Test("what was not described, or otherwise, is not kept but counted")
  func undescribed() {
    Counter(label: "other_total", factory: registry).increment()
    Counter(label: "jobs_total", factory: registry).increment()
    Counter(label: "jobs_total", dimensions: [("kind", "x"), ("kind", "y")], factory: registry).increment()
    Counter(label: "queue_entries", factory: registry).increment()
    Gauge(label: "call_duration_seconds", factory: registry).record(1)
    Timer(label: "queue_entries", factory: registry).recordSeconds(1)
    #expect(lines("gatehouse_metrics_refused_total") == ["gatehouse_metrics_refused_total 6"])
    #expect(registry.exposition().split(separator: "\n").count == 3)
  }

  @Test("one metric cannot fill the memory with series")
  func bounded() {
    let registry = MetricRegistry([MetricDescription("a_total", .counter, labels: ["n"], "A")], limit: 3)
    for number in 0..<100 {
      Counter(label: "a_total", dimensions: [("n", "\(number)")], factory: registry).increment()
    }
    #expect(registry.exposition().split(separator: "\n").count == 2 + 3)
  }

  @Test("nothing is lost when many record at once")
  func concurrent() async {
    let counter = Counter(label: "jobs_total", dimensions: [("kind", "x"), ("outcome", "y")], factory: registry)
    let timer = Timer(label: "call_duration_seconds", factory: registry)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<5000 {
            counter.increment()
            timer.recordNanoseconds(500_000_000)
          }
        }
      }
    }
    #expect(lines("jobs_total") == [#"jobs_total{kind="x",outcome="y"} 40000"#])
    #expect(lines("call_duration_seconds_sum") == ["call_duration_seconds_sum 20000"])
    #expect(lines("call_duration_seconds_count") == ["call_duration_seconds_count 40000"])
  }
}
