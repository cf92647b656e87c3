/// The working memory of `CompiledRuleSet.decide`: one for each thread or event loop, used with any number of rule sets
/// in turn. Not `Sendable`, because two decisions at once would write over each other.
public final class MatchScratch {
  var folded = FoldedText()
  var wordwise = WordwiseText()
  var links: [FoundLink] = []
  let scan = ScanScratch()
  /// For each condition made of literals, whether it found one.
  private(set) var flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 64)

  public init() {}

  deinit { flags.deallocate() }

  /// Clears the flags, of which there are then at least `count`.
  func clearFlags(count: Int) {
    if count > flags.count {
      flags.deallocate()
      flags = .allocate(capacity: count)
    }
    flags.initialize(repeating: false)
  }
}

@available(*, unavailable)
extension MatchScratch: Sendable {}
