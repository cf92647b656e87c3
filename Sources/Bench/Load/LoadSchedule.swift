/// When the requests of a load client are due.
struct LoadSchedule {
  /// Seconds between one and the next; nil sends one as soon as a connection is free.
  private let interval: Double?
  private let stop: Double
  private var left: Int
  private var next: Double

  /// `began` and `stop` are moments in seconds; with a `count` there are no more than so many.
  init(from began: Double, until stop: Double, rate: Double? = nil, count: Int = .max) {
    interval = rate.map { 1 / $0 }
    self.stop = stop
    left = count
    next = began
  }

  /// The moment from which the latency of a request that is sent now counts; nil where none is due. One that had to
  /// wait for a connection was due before: what it waited is the server's doing.
  mutating func take(at now: Double) -> Double? {
    guard left > 0, let due = nextDue(at: now), due <= now else { return nil }
    left -= 1
    if let interval { next += interval }
    return due
  }

  /// Nil once there is none.
  func nextDue(at now: Double) -> Double? {
    guard left > 0, now < stop else { return nil }
    guard interval != nil else { return now }
    return next < stop ? next : nil
  }
}
