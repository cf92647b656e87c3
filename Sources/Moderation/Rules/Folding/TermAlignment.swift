/// Holds a folded term against a folded text at one place, seeing through what the second reading does, as far as the
/// term's folding allows.
///
/// How often a letter stands in a row must be what the term says, or at least three times (folded), or at least as often
/// as the term says (aggressive). At an end of the term where the text may go on with more of the word, it must be at
/// least as often.
struct TermAlignment {
  let text: UnsafeBufferPointer<UInt8>
  let map: LetterMap
  let isAggressive: Bool
  /// Whether the term has letters enough to be found spelled.
  let allowsSeparators: Bool
  /// Whether anything but word characters may stand where the term has a space.
  let isPhrase: Bool
  let isOpenBefore: Bool
  let isOpenAfter: Bool
  /// Whether no word may go on after it.
  let endsAtEdge: Bool

  /// What was seen through.
  private(set) var steps: FoldingSteps = []
  /// The first gap between letters, where there is one.
  private(set) var gap: Range<Int>?
  /// Steps that may yet be tried.
  private(set) var budget: Int

  init(
    text: UnsafeBufferPointer<UInt8>, map: LetterMap, isAggressive: Bool, allowsSeparators: Bool, isPhrase: Bool,
    isOpenBefore: Bool, isOpenAfter: Bool, endsAtEdge: Bool, budget: Int
  ) {
    (self.text, self.map, self.isAggressive, self.allowsSeparators) = (text, map, isAggressive, allowsSeparators)
    (self.isPhrase, self.isOpenBefore, self.isOpenAfter) = (isPhrase, isOpenBefore, isOpenAfter)
    self.endsAtEdge = endsAtEdge
    self.budget = budget
  }

  /// Where the term ends if it begins at `start`; nil where it does not.
  mutating func end(of term: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    steps = []
    gap = nil
    return end(of: term, at: 0, from: start)
  }

  private mutating func end(of term: UnsafeBufferPointer<UInt8>, at place: Int, from start: Int) -> Int? {
    guard place < term.count else { return endsAtEdge && WordEdge.binds(text, at: start, map.table) ? nil : start }
    budget -= 4
    guard budget > 0, start < text.count else { return nil }
    let (wanted, width) = UTF8Reading.scalar(in: term, at: place)
    if wanted == " " { return endAfterSpace(of: term, at: place + 1, from: start) }
    if map.table.record(wanted).flags.contains(.letter) {
      var count = 0
      var next = place
      while next < term.count, UTF8Reading.scalar(in: term, at: next).0 == wanted {
        count += 1
        next += width
      }
      return end(of: term, at: next, letter: wanted, count: count, isFirst: place == 0, from: start)
    }
    guard UTF8Reading.scalar(in: text, at: start).0 == wanted else { return nil }
    return end(of: term, at: place + width, from: start + width)
  }

  // MARK: Spaces

  private mutating func endAfterSpace(of term: UnsafeBufferPointer<UInt8>, at place: Int, from start: Int) -> Int? {
    if !isPhrase && !allowsSeparators {
      return text[start] == 0x20 ? end(of: term, at: place, from: start + 1) : nil
    }
    if !isPhrase, text[start] == 0x20, let end = end(of: term, at: place, from: start + 1) { return end }
    guard isPhrase || gap != nil else { return nil }
    // A sign may belong to the gap or stand for the next word's first letter.
    var index = start
    while index < text.count {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      let flags = map.table.record(scalar).flags
      if index > start, flags.contains(.word) || flags.contains(.sign) || flags.contains(.regional) {
        let known = (steps, gap)
        if let end = end(of: term, at: place, from: index) { return end }
        (steps, gap) = known
      }
      if flags.contains(.word), scalar != "_" || !allowsSeparators { return nil }
      index += length
    }
    return nil
  }

  // MARK: Letters

  /// `count` times `letter`, of which none is found yet, and then the rest of the term.
  private mutating func end(
    of term: UnsafeBufferPointer<UInt8>, at place: Int, letter: Unicode.Scalar, count: Int, isFirst: Bool,
    from start: Int
  ) -> Int? {
    var found = 0
    var index = start
    var seen: FoldingSteps = []
    let isOpen = isFirst && isOpenBefore || place == term.count && isOpenAfter
    while index < text.count, let reading = map.reading(letter, at: index, in: text, isAggressive) {
      // A character that could be another letter as well may be the next one's.
      if reading.isAmbiguous, fits(found, count, isOpen),
        let end = rest(of: term, at: place, seen.union(stretching(found, count, isOpen)), from: index)
      {
        return end
      }
      seen.formUnion(reading.steps)
      index += reading.length
      found += 1
      budget -= 2
    }
    if fits(found, count, isOpen),
      let end = rest(of: term, at: place, seen.union(stretching(found, count, isOpen)), from: index)
    {
      return end
    }
    guard found > 0 else { return nil }
    guard found < count, allowsSeparators, let next = SpelledRun.afterGap(in: text, at: index, map.table) else {
      return nil
    }
    let known = (steps, gap)
    steps.formUnion(seen.union(.separators))
    gap = gap ?? index..<next
    if let end = end(
      of: term, at: place, letter: letter, count: count - found, isFirst: false, from: next)
    {
      return end
    }
    (steps, gap) = known
    return nil
  }

  @inline(__always)
  private func fits(_ found: Int, _ count: Int, _ isOpen: Bool) -> Bool {
    found == count || found > count && (found > 2 || isAggressive || isOpen)
  }

  /// Where the word may go on, two letters for one are no stretching.
  private func stretching(_ found: Int, _ count: Int, _ isOpen: Bool) -> FoldingSteps {
    found > count && !(isOpen && found < 3) ? .stretched : []
  }

  /// The rest of the term, directly or after a gap between letters.
  private mutating func rest(
    of term: UnsafeBufferPointer<UInt8>, at place: Int, _ seen: FoldingSteps, from start: Int
  ) -> Int? {
    let known = (steps, gap)
    steps.formUnion(seen)
    if let end = end(of: term, at: place, from: start) { return end }
    if allowsSeparators, place < term.count, let next = SpelledRun.afterGap(in: text, at: start, map.table) {
      steps.insert(.separators)
      gap = gap ?? start..<next
      // Between two words that are spelled as one, the gap is the space.
      let isSpace = term[place] == 0x20
      if let end = end(of: term, at: isSpace ? place + 1 : place, from: next) { return end }
    }
    (steps, gap) = known
    return nil
  }
}
