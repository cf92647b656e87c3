import Moderation
import Testing

@Suite struct DurationHistogramTests {
  @Test("Quantiles are off by at most a thirty-second of themselves", arguments: 1...20)
  func precision(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let highest = Int64(1) << Int64.random(in: 1...40, using: &generator)
    let values = (0..<Int.random(in: 1...500, using: &generator)).map { _ in
      Int64.random(in: 0...highest, using: &generator)
    }
    var histogram = DurationHistogram()
    for value in values { histogram.add(.milliseconds(value)) }
    #expect(histogram.total == values.count)
    for share in [0.01, 0.5, 0.95, 0.99, 1] {
      let exact = values.sorted()[max(1, Int((share * Double(values.count)).rounded(.up))) - 1]
      let told = histogram.quantile(share)?.milliseconds ?? -1
      #expect(abs(told - exact) <= exact / 32 + 1, "\(share) of \(values.count): \(told) for \(exact)")
      if exact < 16 { #expect(told == exact) }
    }
  }

  @Test("Buckets rise with the durations they count, and leave none out")
  func order() {
    var last = -1
    for value in (0...5000).map(Int64.init) + (13...40).map({ Int64(1) << $0 }) {
      let bucket = DurationHistogram.bucket(of: .milliseconds(value))
      #expect(bucket >= last && (value > 5000 || bucket <= last + 1))
      last = bucket
    }
    #expect(last < 700)
  }

  @Test("What clocks put before its beginning took no time, and without durations there is no quantile")
  func edges() {
    var histogram = DurationHistogram()
    #expect(histogram.quantile(0.5) == nil && histogram.total == 0)
    histogram.add(.seconds(-5))
    #expect(histogram.quantile(0.95) == .zero)
    var other = DurationHistogram()
    other.add(.milliseconds(7))
    histogram.add(other)
    #expect(histogram.total == 2 && histogram.quantile(0.5) == .zero && histogram.quantile(0.51) == .milliseconds(7))
  }
}
