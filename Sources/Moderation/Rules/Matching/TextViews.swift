/// The forms of one comment that matchers look at. Lives in a `MatchScratch`; its memory is reused.
struct TextViews: ~Copyable {
  /// The text as typed.
  private(set) var exact = MappedBytes()
  /// The folded text, which links, mail addresses and regexes are sought in. Filled where asked for.
  private(set) var foldedText = FoldedText()
  private(set) var foldedWords = WordwiseText()

  /// The folded text, which links, mail addresses and regexes are sought in. Filled where asked for.
  var folded: MappedBytes { _read { yield foldedText.mapped } }

  /// Replaces the content by the views of `text`, which must be valid UTF-8, that `needs` names.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, for needs: FoldingNeeds) {
    exact.copy(text)
    foldedText.fold(text)
    if needs.contains(.foldedWords) { foldedWords.take(foldedText) }
  }

  /// The number of words that white space separates, as Python's `len(text.split())` counts.
  var wordCount: Int { foldedText.wordCount }
}
