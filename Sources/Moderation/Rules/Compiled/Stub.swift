struct PatternRefusals: Error { var refusals: [TermRefusal] }
struct PatternTable {
  mutating func add(_ pattern: String, folding: Folding, slot: Int, index: Int) {}
}
final class PatternMatcher: Sendable {
  let needs: FoldingNeeds = []
  let memoryBytes = 0
  init?(_ table: PatternTable) throws(PatternRefusals) { return nil }
  func mark(_ flags: UnsafeMutableBufferPointer<Bool>, in views: borrowing TextViews, scratch: ScanScratch) {}
  func spans(of slot: Int, in views: borrowing TextViews, scratch: ScanScratch) -> [TermSpan] { [] }
}
