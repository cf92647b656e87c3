/// Turns terms into the strings that are looked for in each view of a text.
struct TermCompiler {
  /// The strings that begin at the edge of a word, and those that may begin anywhere.
  struct ViewStrings {
    var edge = TermStrings()
    var free = TermStrings()
  }

  /// What is looked for in the text as typed.
  private(set) var exact = ViewStrings()
  /// What is looked for in the folded text and in its second reading, which mostly are the same strings.
  private(set) var folded = ViewStrings()
  private(set) var terms: [CompiledTerm] = []
  private(set) var patterns: [WildcardPattern] = []
  private(set) var pool = TermPool()
  private(set) var needs: FoldingNeeds = []

  private let table = UnicodeTable.shared

  mutating func add(_ entry: TermTable.Entry) throws(TermRefusal) {
    if entry.kind == .wildcards {
      try addWildcard(entry)
    } else {
      try addPlain(entry)
    }
  }

  // MARK: Words, phrases and substrings

  private mutating func addPlain(_ entry: TermTable.Entry) throws(TermRefusal) {
    let term = entry.kind == .words ? String(TermText.trimmed(entry.term)) : entry.term
    let spelled = Self.bytes(of: term, entry.folding)
    let text = entry.kind == .phrases ? TermText.words(spelled) : TermText.trimmed(spelled, entry.kind)
    guard !text.isEmpty else { throw refusal(of: entry, "has nothing left to look for once it is folded") }
    var compiled = compiledTerm(entry, text)
    if entry.kind == .phrases { compiled.flags.insert(.isPhrase) }
    if entry.kind == .substrings { compiled.flags.formUnion([.isOpenBefore, .isOpenAfter]) }
    add(compiled, text, entry.folding)
  }

  private mutating func add(_ term: CompiledTerm, _ text: [UInt8], _ folding: Folding, pattern key: PatternKey? = nil) {
    let number = UInt32(terms.count)
    terms.append(term)
    var use = TermUse(term: number, slot: term.slot, flags: .plainly)
    if key != nil { use.flags.insert(.part) }
    let isClosedAfter = key.map { $0.isClosedAfter } ?? !term.flags.contains(.isOpenAfter)
    let isClosedBefore = key.map { $0.isClosedBefore } ?? !term.flags.contains(.isOpenBefore)
    if isClosedAfter { use.flags.formUnion(edgeAfter(text)) }
    let string = string(text, of: term)
    if folding == .exact {
      exact.add(string, use, atEdge: isClosedBefore && beginsWord(text))
      return
    }
    folded.add(string, use, atEdge: isClosedBefore && beginsWord(text))
    if let latin = TermText.latin(text, table) {
      var latinUse = use
      latinUse.flags.insert(.lookalike)
      folded.add(self.string(latin, of: term), latinUse, atEdge: isClosedBefore)
    }
    if folding == .aggressive, let plain = TermText.plain(text, table) {
      var plainUse = use
      plainUse.flags.insert(.unmarked)
      folded.add(self.string(plain, of: term), plainUse, atEdge: isClosedBefore && beginsWord(text))
    }
    addEvasive(text, string, use, isClosedBefore: isClosedBefore, term)
  }

  private mutating func addEvasive(
    _ text: [UInt8], _ string: PoolRange, _ use: TermUse, isClosedBefore: Bool, _ term: CompiledTerm
  ) {
    guard TermText.letters(text, table) > 0 else { return }
    let isAggressive = term.flags.contains(.isAggressive)
    needs.insert(isAggressive ? .aggressive : .evasive)
    // Edges are checked in the folded text, where the term's end is known.
    var evasiveUse = use
    evasiveUse.flags.subtract(.views)
    evasiveUse.flags.insert(.evasively)
    let reading = EvasiveText.reading(text)
    let evasive = reading == text ? string : self.string(reading, of: term)
    folded.add(evasive, evasiveUse, atEdge: isClosedBefore && beginsWord(text))
    if term.flags.contains(.allowsSeparators), text.contains(0x20) {
      let joined = pool.add(EvasiveText.reading(text.filter { $0 != 0x20 }))
      folded.add(joined, evasiveUse, atEdge: isClosedBefore && beginsWord(text))
    }
  }

  // MARK: Wildcards

  private struct PatternKey {
    var isClosedBefore: Bool
    var isClosedAfter: Bool
  }

  private mutating func addWildcard(_ entry: TermTable.Entry) throws(TermRefusal) {
    guard let wildcard = WildcardTerm(entry.term) else {
      throw refusal(of: entry, WildcardTerm.fault(entry.term) ?? "is no wildcard")
    }
    let parts = wildcard.parts.map { Self.bytes(of: $0, entry.folding) }
    guard parts.allSatisfy({ !$0.isEmpty }) else {
      throw refusal(of: entry, "has a part between its stars of which nothing is left once it is folded")
    }
    let key = keyPart(parts, beginsWithStar: wildcard.beginsWithStar)
    var term = compiledTerm(entry, parts[key])
    term.flags.remove(.allowsSeparators)
    if wildcard.beginsWithStar { term.flags.formUnion([.isOpenBefore, .takesWordBefore]) }
    if wildcard.endsWithStar { term.flags.formUnion([.isOpenAfter, .takesWordAfter]) }
    guard parts.count > 1 else { return add(term, parts[0], entry.folding) }
    term.pattern = Int32(patterns.count)
    let ranges = parts.map { pool.add($0) }
    patterns.append(
      WildcardPattern(
        parts: ranges, key: key, beginsWithStar: wildcard.beginsWithStar, endsWithStar: wildcard.endsWithStar))
    let patternKey = PatternKey(
      isClosedBefore: key == 0 && !wildcard.beginsWithStar,
      isClosedAfter: key == parts.count - 1 && !wildcard.endsWithStar)
    add(term, parts[key], entry.folding, pattern: patternKey)
  }

  /// The part that is rarest in texts, by its length; one that only begins words is as good as a longer one. With a
  /// sign or a space within, the pattern is no single word, and is followed from its beginning.
  private func keyPart(_ parts: [[UInt8]], beginsWithStar: Bool) -> Int {
    guard parts.allSatisfy({ TermText.isWord($0, table) }) else { return 0 }
    var best = 0
    var bestLength = parts[0].count + (beginsWithStar ? 0 : 2)
    for index in parts.indices.dropFirst() where parts[index].count > bestLength {
      (best, bestLength) = (index, parts[index].count)
    }
    return best
  }

  // MARK: Pieces

  private mutating func compiledTerm(_ entry: TermTable.Entry, _ text: [UInt8]) -> CompiledTerm {
    let spelling = Array(entry.term.utf8)
    var flags: CompiledTerm.Flags = []
    if entry.folding == .aggressive {
      flags.insert(.isAggressive)
      if TermText.letters(text, table) >= SpelledRun.shortest { flags.insert(.allowsSeparators) }
    }
    return CompiledTerm(
      slot: entry.slot, text: text, spelling: spelling,
      steps: entry.folding == .exact ? [] : FoldingTrace.steps(of: spelling, table), flags: flags, pool: &pool)
  }

  /// Where the pool has what is looked for in place of `text`, a form of the term.
  private mutating func string(_ text: [UInt8], of term: CompiledTerm) -> PoolRange {
    let bytes = term.flags.contains(.isPhrase) ? TermText.gapped(text) : text
    return pool.string(term.text).elementsEqual(bytes) ? term.text : pool.add(bytes)
  }

  private func beginsWord(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { table.record(UTF8Reading.scalar(in: $0, at: 0).0).bindsToWord }
  }

  private func edgeAfter(_ text: [UInt8]) -> TermUse.Flags {
    text.withUnsafeBufferPointer { text in
      let record = table.record(UTF8Reading.scalar(in: text, before: text.count))
      if record.bindsToWord { return .edgeAfter }
      return record.flags.contains(.spaceless) ? .wholeAfter : []
    }
  }

  private static func bytes(of term: String, _ folding: Folding) -> [UInt8] {
    folding == .exact ? Array(term.utf8) : FoldedText.folding(term)
  }

  private func refusal(of entry: TermTable.Entry, _ reason: String) -> TermRefusal {
    TermRefusal(slot: entry.slot, index: entry.index, reason: reason)
  }
}

extension TermCompiler.ViewStrings {
  mutating func add(_ string: PoolRange, _ use: TermUse, atEdge: Bool) {
    if atEdge { edge.add(string, use) } else { free.add(string, use) }
  }
}
