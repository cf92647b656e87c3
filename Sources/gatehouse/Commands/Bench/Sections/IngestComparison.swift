internal import Bench

/// The turns of an echo and of a gateway beside each other.
struct IngestComparison {
  let echo: Turns.Side
  let gateway: Turns.Side
  /// Median of the turns' ratios.
  let ratio: Double
  /// Of the gateway, after the last turn.
  private let residentBytes: Int

  init(_ echo: Turns, _ gateway: Turns) {
    self.echo = echo.side
    self.gateway = gateway.side
    ratio = gateway.ratio(to: echo)
    residentBytes = gateway.server.residentBytes
  }

  func figures(ratio aim: Aim? = nil, processorTime: Aim? = nil, memory: Aim? = nil) -> [Figure] {
    gateway.figures(processorTime: processorTime) + [
      Figure("ratio_to_echo", "to the echo", ratio, 2, aim: aim),
      Figure("resident_mb", "MB", Double(residentBytes) / 1_000_000, aim: memory),
    ]
  }

  var echoFigures: [Figure] { echo.figures() }
}

extension Turns.Side {
  func figures(p99 aim: Aim? = nil, processorTime processorAim: Aim? = nil) -> [Figure] {
    [
      Figure("rps", "events/s", rate),
      Figure("p50_ms", "p50 ms", p50, 2), Figure("p99_ms", "p99 ms", p99, 2, aim: aim),
      Figure("p999_ms", "p99.9 ms", p999, 2),
      Figure("cpu_us_per_event", "CPU us/event", processorTime, 1, aim: processorAim),
      Figure("events", nil, Double(answers)), Figure("errors", "errors", Double(errors)),
    ]
  }
}
