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
      Self.expectNoFault(of: target, on: target.seeds + kept)
      var mutator = Mutator(target.seeds + kept, seed: 1)
      Self.expectNoFault(of: target, on: (0..<Self.mutations).lazy.map { _ in mutator.next() })
    }
  }

  @Test("The corpus begins with real examples of each kind, and holds no more of what was found than can be read")
  func corpus() async throws {
    for target in try await FuzzTargets.all() {
      let corpus = try Corpus(of: target)
      #expect(corpus.examples.count >= 2)
      for example in corpus.examples where !target.takes(example) {
        Issue.record("\(target.name) refuses \(EscapedLine.encode(example))")
      }
      #expect(corpus.found.count <= Corpus.mostFound)
      #expect(corpus.found.allSatisfy { $0.count <= Corpus.longestFound })
      #expect(Set(corpus.inputs).count == corpus.inputs.count, "\(target.name) has something twice")
    }
  }

  @Test("Any bytes can be kept as a line of text")
  func lines() {
    let all = (0...255).map { UInt8($0) }
    let inputs: [[UInt8]] = [
      all, all.reversed(), Array("# no comment ".utf8), [0x20], [0x5C, 0x5C], Array("\\x41".utf8),
    ]
    for input in inputs {
      let line = EscapedLine.encode(input)
      #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.hasPrefix("#") && !line.hasSuffix(" "))
      #expect(EscapedLine.decode(line) == input)
    }
    for line in ["\\", "\\x4", "\\q", "\\x4G"] { #expect(EscapedLine.decode(line) == nil) }
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
