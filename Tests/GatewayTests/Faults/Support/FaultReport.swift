import Foundation
import Testing

/// A row of the table that `make chaos` prints: a fault, what it is to leave whole, what was seen, and figures.
struct FaultReport: Encodable {
  struct Promise: Encodable {
    var promised: String
    var isKept: Bool
    var seen: String
  }

  struct Figure: Encodable {
    var name: String
    var value: Double
    /// `ms`, `MB`, or nothing for a count.
    var unit: String
  }

  let fault: String
  private(set) var promises: [Promise] = []
  private(set) var figures: [Figure] = []

  init(_ fault: String) { self.fault = fault }

  /// A promise that is broken fails the test.
  mutating func promise(
    _ promised: String, _ isKept: Bool, seen: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    promises.append(Promise(promised: promised, isKept: isKept, seen: seen))
    #expect(isKept, "\(fault): \(promised): \(seen)", sourceLocation: sourceLocation)
  }

  /// One that is kept when there is no breach of it.
  mutating func promise(
    _ promised: String, breaches: [String], of count: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let examples = breaches.prefix(3).joined(separator: "; ")
    promise(
      promised, breaches.isEmpty,
      seen: breaches.isEmpty ? "all \(count)" : "not \(breaches.count) of \(count): \(examples)",
      sourceLocation: sourceLocation)
  }

  mutating func figure(_ name: String, _ value: Double, _ unit: String = "") {
    figures.append(Figure(name: name, value: value, unit: unit))
  }

  mutating func figure(_ name: String, _ count: Int) { figure(name, Double(count)) }

  /// Median and worst of what was measured several times.
  mutating func figure(_ name: String, of times: [Duration]) {
    let sorted = times.map { $0 / .milliseconds(1) }.sorted()
    guard let worst = sorted.last else { return }
    figure("\(name), median", sorted[sorted.count / 2], "ms")
    figure("\(name), worst", worst, "ms")
  }

  /// Prints the row, and leaves it for `make chaos` as the file `name`.
  func publish(as name: String) throws {
    print("fault: \(fault)")
    for promise in promises { print("  \(promise.isKept ? "kept  " : "BROKEN") \(promise.promised): \(promise.seen)") }
    let figures = figures.map { "\($0.name) \(($0.value * 10).rounded() / 10)\($0.unit.isEmpty ? "" : " " + $0.unit)" }
    if !figures.isEmpty { print("  figures: \(figures.joined(separator: ", "))") }
    guard let folder = FaultPlan.current.folder else { return }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".json"))
  }
}
