/// What is done with the strings that a trie finds.
protocol TermHits {
  var effort: ScanEffort.Account { get }

  /// Takes note of the uses of a string found at `range`, in bytes of the view. False ends the search.
  mutating func take(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) -> Bool
}

extension TermHits {
  /// How many uses of one string are always looked at.
  static var fewUses: Int { 4 }
}
