import Fuzzing
import Testing

@Suite("Hostile input")
struct FuzzingTests {
  /// For each target; `make fuzz` tries millions.
  private static let mutations = 6000

  @Test("Whatever bytes come, what must hold does, and nothing traps")
  func mutations() async throws {
    for target in try await FuzzTargets.all() {
      let kept = try Corpus(of: target).inputs
      #expect(!kept.isEmpty, "the corpus of \(target.name) is empty")
      Self.expectNoFault(of: target, on: target.seeds + kept)
      var mutator = Mutator(target.seeds + kept, seed: 1)
      Self.expectNoFault(of: target, on: (0..<Self.mutations).lazy.map { _ in mutator.next() })
    }
  }

  /// On one thread throughout, which the pipeline of requests needs.
  private static func expectNoFault(of target: any FuzzTarget, on inputs: some Sequence<[UInt8]>) {
    for input in inputs {
      guard let fault = target.fault(on: input) else { continue }
      Issue.record("\(target.name): \(fault), on \(String(decoding: input, as: UTF8.self).debugDescription)")
    }
  }

  @Test("The mutator makes the same inputs for the same seed, and others for another")
  func repeatable() {
    func inputs(_ seed: UInt64) -> [[UInt8]] {
      var mutator = Mutator([Array("abcdefgh".utf8), Array("12345678".utf8)], seed: seed)
      return (0..<200).map { _ in mutator.next() }
    }
    #expect(inputs(1) == inputs(1))
    #expect(inputs(1) != inputs(2))
    #expect(Set(inputs(1)).count > 100)
  }
}
