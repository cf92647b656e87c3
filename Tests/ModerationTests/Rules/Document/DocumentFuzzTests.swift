import Moderation
import Testing

@Suite struct DocumentFuzzTests {
  private static let seeds = [everyCondition, SampleDocuments.full].map { Array($0.utf8) }

  private static var everyCondition: String {
    let rules = SampleDocuments.conditions.enumerated().map { index, condition in
      #"{"id":"r\#(index)","verdict":"hide","when":\#(condition.json)}"#
    }
    return #"{"rules":[\#(rules.joined(separator: ","))]}"#
  }

  private static let tokens: [[UInt8]] = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "true", "-1", "1e9", "\"id\":\"w\",", "\"when\":{}",
    "[[[[", " ", "0", "{\"not\":", "\"any\":[", "{\"link\":true}", "\"1h\"", "0.5", "*", "(", "\\\\d",
  ].map { Array($0.utf8) }

  private static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: bytes.insert(contentsOf: tokens.randomElement(using: &generator) ?? [], at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &generator)))
      case 4: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
      }
    }
    return bytes
  }

  @Test(
    "Whatever a document holds, it is read to an equal canonical form or refused with faults",
    arguments: 1...8 as ClosedRange<UInt64>)
  func mutations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scratch = MatchScratch()
    var readable = 0
    for _ in 0..<1500 {
      let bytes = Self.mutated(Self.seeds.randomElement(using: &generator) ?? [], &generator)
      do {
        let document = try RuleSetDocument(json: bytes)
        readable += 1
        #expect(try RuleSetDocument(json: document.canonicalJSON.utf8) == document)
        guard readable.isMultiple(of: 20) else { continue }
        let rules = try CompiledRuleSet(document, version: 1)
        for text in ["Bad free money c++ x y https://a.b win $5", "", nil] {
          let explanation = rules.explain(comment(text), scratch: scratch)
          #expect(explanation.decision == rules.decide(comment(text), scratch: scratch))
          #expect(explanation.decision.matches.allSatisfy { $0.excerpt(of: text ?? "") != nil })
          #expect(explanation.rules.count == document.rules.count { $0.mode != .off })
        }
      } catch {
        #expect(!error.faults.isEmpty)
        #expect(error.faults.allSatisfy { ($0.path.isEmpty || $0.path.hasPrefix("/")) && !$0.message.isEmpty })
      }
    }
    #expect(readable > 0)
  }
}
