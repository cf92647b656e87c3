/// The forms of one comment that matchers look at. Lives in a `MatchScratch`; its memory is reused.
struct TextViews: ~Copyable {
  /// The text as typed.
  private(set) var exact = MappedBytes()
  /// The second reading of the folded text, where there is one.
  private(set) var evasive = EvasiveText()
  private(set) var hasEvasive = false

  /// What may be spent on this text by all matchers together.
  let effort = ScanEffort()

  private var foldedText = FoldedText()
  private let table = UnicodeTable.shared

  /// The folded text, which links, mail addresses and regexes are sought in too.
  var folded: MappedBytes { @inline(__always) _read { yield foldedText.mapped } }

  /// Replaces the content by the views of `text`, which must be valid UTF-8: the text itself and the folded one in any
  /// case, the second reading where `needs` names it and the text gives cause.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, for needs: FoldingNeeds) {
    exact.copy(text)
    effort.begin()
    hasEvasive = false
    foldedText.fold(text)
    guard !needs.isDisjoint(with: [.evasive, .aggressive]) else { return }
    let hints = foldedText.hints.union(EvasionScan.hints(in: foldedText.mapped.buffer, table))
    let wanted = needs.contains(.aggressive) ? EvasionHints.aggressive : .folded
    guard !hints.isDisjoint(with: wanted) else { return }
    evasive.take(foldedText.mapped, original: exact.buffer, hints: hints)
    hasEvasive = true
  }
}
