import Testing

@testable import Metering

@Suite struct MetricCatalogueTests {
  @Test("names differ, and say what Prometheus expects them to say", arguments: MetricCatalogue.all)
  func names(metric: MetricDescription) {
    #expect(MetricCatalogue.all.filter { $0.name == metric.name }.count == 1)
    #expect(metric.name.wholeMatch(of: /(gatehouse|process)_[a-z]+(_[a-z]+)*/) != nil)
    #expect(metric.name.hasSuffix("_total") == (metric.kind == .counter))
    for unit in ["milliseconds", "minutes", "kilobytes", "percent"] { #expect(!metric.name.contains(unit)) }
    #expect(!metric.help.isEmpty && !metric.help.hasSuffix(".") && !metric.help.contains("\n"))
  }

  @Test("labels come from fixed sets", arguments: MetricCatalogue.all)
  func labels(metric: MetricDescription) {
    let bounded: Set = [
      "action", "channel", "configuration", "dialect", "endpoint", "kind", "limit", "method", "of", "outcome",
      "reason", "route", "schema", "state", "status", "verdict", "what", "work",
    ]
    #expect(bounded.isSuperset(of: metric.labels))
    #expect(Set(metric.labels).count == metric.labels.count)
  }

  @Test("the bounds of histograms rise", arguments: MetricCatalogue.all)
  func bounds(metric: MetricDescription) {
    guard case .histogram(let bounds) = metric.kind else { return }
    #expect(!bounds.isEmpty && zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 })
  }
}
