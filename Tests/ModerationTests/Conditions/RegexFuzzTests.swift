import Testing

@testable import Moderation

@Suite struct RegexFuzzTests {
  /// 2,200 scalars each, made of what automata find hard.
  private static let texts: [String] = ["a", "ab", "A1 ", "a.b@c-", "а", "🔥", "aaaaab", "漢", "é@x ж", "b0a x@"].map {
    unit in
    let scalars = Array(unit.unicodeScalars)
    return String(String.UnicodeScalarView((0..<2200).map { scalars[$0 % scalars.count] }))
  }

  @Test(
    "Any pattern is refused with a reason or finds whole characters in hostile texts",
    arguments: 1...4 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) throws {
    var generator = PatternGenerator(seed: seed)
    let scratch = ScanScratch()
    let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 1)
    defer { flags.deallocate() }
    var used = 0
    for _ in 0..<60 {
      let pattern = generator.next()
      let matcher: RegexMatcher?
      do {
        matcher = try RegexMatcher([RegexMatcher.Pattern(text: pattern, slot: 0, term: 0)])
      } catch {
        #expect(error.refusals.allSatisfy { !$0.reason.isEmpty }, "\(pattern)")
        continue
      }
      guard let matcher else { continue }
      used += 1
      #expect(matcher.memoryBytes < 4_000_000, "\(pattern)")
      for var text in Self.texts {
        text.withUTF8 { text in
          flags.initialize(repeating: false)
          matcher.mark(flags, in: text, scratch: scratch)
          let spans = matcher.spans(of: 0, in: text, scratch: scratch)
          #expect(spans.isEmpty || flags[0], "\(pattern)")
          for span in spans {
            let piece = UnsafeBufferPointer(rebasing: text[span.start..<span.end])
            #expect(String(validating: piece, as: UTF8.self) != nil, "\(pattern)")
          }
        }
      }
    }
    #expect(used > 5)
  }

  @Test("Patterns that are taken together find what each finds alone", arguments: 11...13 as ClosedRange<UInt64>)
  func together(seed: UInt64) throws {
    var generator = PatternGenerator(seed: seed)
    let scratch = ScanScratch()
    var patterns: [RegexMatcher.Pattern] = []
    var alone: [RegexMatcher] = []
    var weight = 0
    while patterns.count < 12 {
      let pattern = generator.next(depth: 1)
      guard let translation = try? RegexTranslation(pattern), translation.weight < 100,
        let matcher = try? RegexMatcher([RegexMatcher.Pattern(text: pattern, slot: 0, term: 0)])
      else { continue }
      weight += translation.weight
      patterns.append(RegexMatcher.Pattern(text: pattern, slot: patterns.count, term: 0))
      alone.append(matcher)
    }
    #expect(weight < RegexLimits.totalWeight)
    let all = try #require(try RegexMatcher(patterns))
    let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 12)
    let single = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 1)
    defer {
      flags.deallocate()
      single.deallocate()
    }
    for var text in Self.texts + ["", " ", "a.b", "free money", "ж漢🔥"] {
      text.withUTF8 { text in
        flags.initialize(repeating: false)
        all.mark(flags, in: text, scratch: scratch)
        for (index, matcher) in alone.enumerated() {
          single.initialize(repeating: false)
          matcher.mark(single, in: text, scratch: scratch)
          #expect(flags[index] == single[0], "\(patterns[index].text)")
        }
      }
    }
  }
}
