/// Decides whether a string that a trie found is the term that it stands for, at that place.
struct TermJudge {
  /// Where a term was found, in bytes of the text that it was held against: the typed one or the folded one.
  struct Place {
    var range: Range<Int>
    var steps: FoldingSteps = []
  }

  let terms: UnsafePointer<CompiledTerm>
  let patterns: UnsafePointer<WildcardPattern>
  let pool: UnsafePointer<UInt8>
  /// The typed text or the folded one.
  let text: UnsafeBufferPointer<UInt8>
  let map: LetterMap
  let effort: ScanEffort.Account

  init(
    _ matcher: borrowing TermMatcher.Storage, _ text: UnsafeBufferPointer<UInt8>, _ map: LetterMap,
    _ effort: ScanEffort.Account
  ) {
    (terms, patterns, pool) = (matcher.terms, matcher.patterns, matcher.pool)
    (self.text, self.map, self.effort) = (text, map, effort)
  }

  /// A string found in the text itself.
  @inline(__always)
  func place(of use: TermUse, at range: Range<Int>) -> Place? {
    if !use.flags.isDisjoint(with: .conditions), !holds(use.flags, at: range) { return nil }
    if use.flags.contains(.part) {
      return place(of: patterns[Int(terms[Int(use.term)].pattern)], use, keyAt: range.lowerBound, isEvasive: false)
    }
    return Place(range: range, steps: use.flags.contains(.unmarked) ? .marks : [])
  }

  /// A string found in the second reading; its first letter came from `start` and those that stand for the same letter.
  func evasivePlace(of use: TermUse, from start: Int, until end: Int) -> Place? {
    let term = terms[Int(use.term)]
    if use.flags.contains(.part) {
      return place(of: patterns[Int(term.pattern)], use, keyAt: start, isEvasive: true)
    }
    var alignment = alignment(
      of: term, term.flags.contains(.isOpenBefore), term.flags.contains(.isOpenAfter),
      endsAtEdge: use.flags.contains(.edgeAfter))
    defer { effort.left.pointee = alignment.budget }
    var start = start
    while start < end {
      if let end = alignment.end(of: bytes(term.text), from: start),
        holds(use.flags, at: start..<end), isWhole(alignment, term, start..<end)
      {
        return Place(range: start..<end, steps: alignment.steps)
      }
      guard term.flags.contains(.isOpenBefore) else { return nil }
      start += UTF8Reading.scalar(in: text, at: start).length
    }
    return nil
  }

  // MARK: Edges

  private func holds(_ flags: TermUse.Flags, at range: Range<Int>) -> Bool {
    if flags.contains(.edgeAfter), WordEdge.binds(text, at: range.upperBound, map.table) { return false }
    if flags.contains(.wholeAfter), isMark(at: range.upperBound) { return false }
    if flags.contains(.lookalike) { return hasLookalike(in: range) }
    return true
  }

  private func isMark(at index: Int) -> Bool {
    guard index < text.count, text[index] >= 0x80 else { return false }
    return map.table.record(UTF8Reading.scalar(in: text, at: index).0).flags.contains(.mark)
  }

  private func hasLookalike(in range: Range<Int>) -> Bool {
    range.contains { index in
      let (scalar, _) = UTF8Reading.scalar(in: map.original, at: map.origin(of: index))
      return map.table.record(scalar).flags.contains(.other)
    }
  }

  /// Whether a term whose letters are set apart is not just a part of a longer word so spelled.
  private func isWhole(_ alignment: TermAlignment, _ term: CompiledTerm, _ range: Range<Int>) -> Bool {
    guard let gap = alignment.gap else { return true }
    let inner = original(gap)
    if !term.flags.contains(.isOpenBefore), let before = SpelledRun.gap(in: text, before: range.lowerBound, map.table),
      original(before).elementsEqual(inner), !SpelledRun.isWordAlone(in: text, before: before)
    {
      return false
    }
    if !term.flags.contains(.isOpenAfter), let after = SpelledRun.gap(in: text, after: range.upperBound, map.table) {
      return !original(after).elementsEqual(inner)
    }
    return true
  }

  private func original(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    map.original[map.origin(of: range.lowerBound)..<map.origin(of: range.upperBound)]
  }

  // MARK: Wildcards

  /// Follows a wildcard from its first part, each next part as early as it comes: what a star stands for cannot make a
  /// later one fit where the earliest does not, since stars stand for word characters alone.
  private func place(
    of pattern: WildcardPattern, _ use: TermUse, keyAt key: Int, isEvasive: Bool
  ) -> Place? {
    var start = key
    if pattern.key > 0 { start = startOfWord(before: key, isEvasive) }
    var steps: FoldingSteps = []
    var place = start
    for index in pattern.parts.indices {
      let isLast = index == pattern.parts.count - 1
      let mayMove = index > 0 || pattern.key > 0 && pattern.beginsWithStar
      let mustEnd = isLast && !pattern.endsWithStar
      guard
        let found = find(
          bytes(pattern.parts[index]), use, from: place, mayMove: mayMove, mustEnd: mustEnd,
          isOpenBefore: index > 0 || pattern.beginsWithStar, isOpenAfter: !mustEnd, isEvasive, &steps)
      else { return nil }
      place = found
    }
    return Place(range: start..<place, steps: steps)
  }

  /// Where the part ends that begins at `start` or, where it may move, after word characters from there.
  private func find(
    _ part: UnsafeBufferPointer<UInt8>, _ use: TermUse, from start: Int, mayMove: Bool, mustEnd: Bool,
    isOpenBefore: Bool, isOpenAfter: Bool, _ isEvasive: Bool, _ steps: inout FoldingSteps
  ) -> Int? {
    var place = start
    for _ in 0...WildcardPattern.widestStar {
      effort.spend(2)
      guard !effort.isSpent else { return nil }
      if isEvasive {
        var alignment = alignment(of: terms[Int(use.term)], isOpenBefore, isOpenAfter, endsAtEdge: mustEnd)
        let end = alignment.end(of: part, from: place)
        effort.left.pointee = alignment.budget
        if let end {
          steps.formUnion(alignment.steps)
          return end
        }
      } else if text.count - place >= part.count, text[place..<place + part.count].elementsEqual(part) {
        let end = place + part.count
        if !mustEnd || !WordEdge.binds(text, at: end, map.table) { return end }
      }
      guard mayMove, place < text.count else { return nil }
      let (scalar, length) = UTF8Reading.scalar(in: text, at: place)
      let flags = map.table.record(scalar).flags
      guard flags.contains(.word) || isEvasive && flags.contains(.sign) else { return nil }
      place += length
    }
    return nil
  }

  private func startOfWord(before index: Int, _ isEvasive: Bool) -> Int {
    var start = index
    while start > 0 {
      let scalar = UTF8Reading.scalar(in: text, before: start)
      let flags = map.table.record(scalar).flags
      guard flags.contains(.word) || isEvasive && flags.contains(.sign) else { break }
      start -= UTF8.width(scalar)
      effort.spend(1)
    }
    return start
  }

  // MARK: Pieces

  private func alignment(
    of term: CompiledTerm, _ isOpenBefore: Bool, _ isOpenAfter: Bool, endsAtEdge: Bool
  ) -> TermAlignment {
    TermAlignment(
      text: text, map: map, isAggressive: term.flags.contains(.isAggressive),
      allowsSeparators: term.flags.contains(.allowsSeparators), isPhrase: term.flags.contains(.isPhrase),
      isOpenBefore: isOpenBefore, isOpenAfter: isOpenAfter, endsAtEdge: endsAtEdge, budget: effort.left.pointee)
  }

  private func bytes(_ range: PoolRange) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pool + Int(range.start), count: Int(range.count))
  }
}
