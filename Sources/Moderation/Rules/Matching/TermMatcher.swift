/// Finds the terms of a rule set in a text and tells which conditions they fulfil. Immutable; shared between rule sets
/// and threads.
///
/// Each view of a text is gone over once. From each place where a term may begin, a trie leads to the terms that do; what
/// it finds in the second reading is held against the folded text letter by letter. What that may cost is bounded, so
/// that neither rules nor texts can make it long.
final class TermMatcher: Sendable {
  /// The views that `mark` and `spans` look at.
  let needs: FoldingNeeds
  /// Roughly what it occupies.
  let memoryBytes: Int

  private let manners: [TermTable.Manner?]
  private let storage: Storage
  /// What is looked for in the text as typed.
  private let exact: TermTries
  /// What is looked for in the folded text and in its second reading.
  private let folded: TermTries

  /// Nil for a table without terms. Throws every term that cannot be looked for.
  init?(_ table: TermTable) throws(TermRefusals) {
    if table.isEmpty { return nil }
    var compiler = TermCompiler()
    var refusals: [TermRefusal] = []
    for entry in table.entries {
      do {
        try compiler.add(entry)
      } catch {
        refusals.append(error)
      }
    }
    if !refusals.isEmpty { throw TermRefusals(refusals: refusals) }
    needs = compiler.needs
    manners = table.manners
    storage = Storage(compiler)
    exact = TermTries(compiler.exact, in: compiler.pool, storage)
    folded = TermTries(compiler.folded, in: compiler.pool, storage)
    memoryBytes = storage.memoryBytes + exact.memoryBytes + folded.memoryBytes
  }

  /// Whether it finds what one made of `table` does.
  func isMade(of table: TermTable) -> Bool {
    guard storage.termCount == table.entries.count, manners == table.manners else { return false }
    return table.entries.indices.allSatisfy { number in
      let (entry, term) = (table.entries[number], storage.terms[number])
      return term.slot == entry.slot && storage.bytes(term.spelling).elementsEqual(entry.term.utf8)
    }
  }

  /// Sets the flag of every condition that finds a term of its own.
  func mark(_ flags: UnsafeMutableBufferPointer<Bool>, in views: borrowing TextViews) {
    let table = UnicodeTable.shared
    if !exact.isEmpty {
      var marking = TermMarking(judge: exactJudge(views, table, views.effort.marking()), flags: flags)
      TermSearch.run(views.exact.buffer, exact, table, &marking)
    }
    if !folded.isEmpty {
      var marking = TermMarking(judge: foldedJudge(views, table, views.effort.marking()), flags: flags)
      TermSearch.run(views.folded.buffer, folded, table, &marking)
    }
    if readsEvasive(views), let origins = views.evasive.mapped.originTable {
      var marking = EvasiveMarking(
        judge: foldedJudge(views, table, views.effort.marking()), flags: flags, origins: origins,
        count: views.evasive.mapped.count)
      TermSearch.run(views.evasive.mapped, of: views.folded.buffer, folded, table, &marking)
    }
  }

  /// The first places where the condition with this slot finds a term, in order, at most `RuleSetLimits.matches`.
  func spans(of slot: Int, in views: borrowing TextViews) -> [TermSpan] {
    let table = UnicodeTable.shared
    var spans: [TermSpan] = []
    if !exact.isEmpty {
      var gathering = TermGathering(judge: exactJudge(views, table, views.effort.gathering()), slot: slot)
      TermSearch.run(views.exact.buffer, exact, table, &gathering)
      spans += gathering.found.map {
        span(of: $0.term, at: $0.place, in: views.exact, isFolded: false, views.exact, table)
      }
    }
    if !folded.isEmpty {
      var gathering = TermGathering(judge: foldedJudge(views, table, views.effort.gathering()), slot: slot)
      TermSearch.run(views.folded.buffer, folded, table, &gathering)
      spans += gathering.found.map {
        span(of: $0.term, at: $0.place, in: views.folded, isFolded: true, views.exact, table)
      }
    }
    if readsEvasive(views) {
      var gathering = TermGathering(
        judge: foldedJudge(views, table, views.effort.gathering()), slot: slot,
        evasive: (views.evasive.mapped.originTable, views.evasive.mapped.count))
      TermSearch.run(views.evasive.mapped, of: views.folded.buffer, folded, table, &gathering)
      // What stands there plainly needs no second reading.
      let plain = spans
      for found in gathering.found {
        let span = span(of: found.term, at: found.place, in: views.folded, isFolded: true, views.exact, table)
        if !plain.contains(where: { span.covers($0) }) { spans.append(span) }
      }
    }
    return TermSpan.first(spans)
  }

  /// Whether a term may be hidden where the text has a second reading.
  private func readsEvasive(_ views: borrowing TextViews) -> Bool { views.hasEvasive && !needs.isEmpty }

  /// The terms of each condition, by its slot, as their author wrote them.
  func spellings() -> [[String]] {
    var spellings = [[String]](repeating: [], count: manners.count)
    for number in 0..<storage.termCount {
      spellings[Int(storage.terms[number].slot)].append(storage.spelling(of: number))
    }
    return spellings
  }

  /// The term of a span, as its author wrote it.
  func spelling(of span: TermSpan) -> String { storage.spelling(of: span.index) }

  private func exactJudge(_ views: borrowing TextViews, _ table: UnicodeTable, _ effort: ScanEffort.Account)
    -> TermJudge
  {
    let map = LetterMap(table: table, original: views.exact.buffer, origins: nil)
    return TermJudge(storage, views.exact.buffer, map, effort)
  }

  private func foldedJudge(_ views: borrowing TextViews, _ table: UnicodeTable, _ effort: ScanEffort.Account)
    -> TermJudge
  {
    let map = LetterMap(table: table, original: views.exact.buffer, origins: views.folded.originTable)
    return TermJudge(storage, views.folded.buffer, map, effort)
  }

  /// A place in a view as a stretch of the text as typed.
  private func span(
    of number: UInt32, at place: TermJudge.Place, in view: borrowing MappedBytes, isFolded: Bool,
    _ exact: borrowing MappedBytes,
    _ table: UnicodeTable
  ) -> TermSpan {
    let term = storage.terms[Int(number)]
    let text = exact.buffer
    var range = place.range
    if term.flags.contains(.takesWordBefore) { range = WordExtent.before(range, in: view.buffer, table) }
    if term.flags.contains(.takesWordAfter) { range = WordExtent.after(range, in: view.buffer, table) }
    let start = view.start(of: range.lowerBound)
    let end = WordExtent.withoutInvisible(start..<view.end(before: range.upperBound), in: text, table)
    let spelling = storage.bytes(term.spelling)
    var how = place.steps
    if isFolded, !text[start..<end].elementsEqual(spelling) {
      how.formUnion(FoldingTrace.steps(of: text[start..<end], table).union(term.steps))
      how.formUnion(FoldingTrace.steps(of: range, in: view, original: text, table))
    }
    return TermSpan(start: start, end: end, index: Int(number), how: how)
  }
}
