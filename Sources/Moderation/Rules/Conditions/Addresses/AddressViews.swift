/// The two forms of a text in which links, mail addresses and phone numbers are sought: in lower case as it stands, and
/// folded where that differs.
///
/// Folding shows addresses that invisible or disguised characters break up, but takes one domain for another: what is
/// excepted in the one form may not be in the other. So an address counts that counts in either.
struct AddressViews: ~Copyable {
  private var folded = AddressText()
  private var foldedLinks = LinkSearch()
  private var loweredText = LoweredText()
  private var lowered = AddressText()
  private var loweredLinks = LinkSearch()
  /// Whether the two forms differ.
  private var isTwofold = false

  /// Replaces the content by what `views` holds, which must stay as they are for as long as this is used.
  mutating func read(_ views: borrowing TextViews, findsLinks: Bool) {
    folded.read(views.folded.buffer)
    if findsLinks { foldedLinks.search(folded) }
    // Nothing was changed but case.
    isTwofold = views.folded.originTable != nil
    guard isTwofold else { return }
    loweredText.fold(views.exact.buffer)
    lowered.read(loweredText.mapped.buffer)
    if findsLinks { loweredLinks.search(lowered) }
  }

  /// Sets the flag of every condition in `table` for which a link counts.
  mutating func markLinks(_ flags: UnsafeMutableBufferPointer<Bool>, _ table: DomainTable) {
    foldedLinks.mark(flags, in: folded, table)
    if isTwofold { loweredLinks.mark(flags, in: lowered, table) }
  }

  var hasEmail: Bool { EmailFinder.isFound(in: folded) || (isTwofold && EmailFinder.isFound(in: lowered)) }

  var hasPhone: Bool { PhoneFinder.isFound(in: folded) || (isTwofold && PhoneFinder.isFound(in: lowered)) }

  // MARK: Places, in bytes of the text as typed; one that both forms show is given once.

  func links(of scope: Int, _ table: DomainTable, _ views: borrowing TextViews) -> [Range<Int>] {
    ranges(
      foldedLinks.ranges(of: scope, in: folded, table), views,
      isTwofold ? loweredLinks.ranges(of: scope, in: lowered, table) : [])
  }

  func emails(_ views: borrowing TextViews) -> [Range<Int>] {
    ranges(EmailFinder.ranges(in: folded), views, isTwofold ? EmailFinder.ranges(in: lowered) : [])
  }

  func phones(_ views: borrowing TextViews) -> [Range<Int>] {
    ranges(PhoneFinder.ranges(in: folded), views, isTwofold ? PhoneFinder.ranges(in: lowered) : [])
  }

  private func ranges(
    _ folded: [Range<Int>], _ views: borrowing TextViews, _ lowered: [Range<Int>]
  ) -> [Range<Int>] {
    var ranges = folded.map { range in
      views.folded.start(of: range.lowerBound)..<views.folded.end(before: range.upperBound)
    }
    for range in lowered {
      let original =
        loweredText.mapped.start(of: range.lowerBound)..<loweredText.mapped.end(before: range.upperBound)
      if !ranges.contains(where: { $0.overlaps(original) }) { ranges.append(original) }
    }
    return ranges
  }
}
