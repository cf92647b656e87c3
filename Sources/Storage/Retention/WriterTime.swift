/// How long a piece of work has held the writer, which deliveries wait for.
struct WriterTime {
  private let began = ContinuousClock.now
  let budget: Duration

  var taken: Duration { ContinuousClock.now - began }
  var isUp: Bool { taken >= budget }
}
