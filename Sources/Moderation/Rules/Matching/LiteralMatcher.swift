import CVectorscan

/// Finds the literals of a rule set in one view of a text and tells which conditions they fulfil.
///
/// `@unchecked Sendable`: its tables are written in the initialiser only.
final class LiteralMatcher: @unchecked Sendable {
  private let database: LiteralDatabase
  /// Where each literal's uses begin and how long it is; by its number in the database.
  private let literals: UnsafeMutableBufferPointer<LiteralScan.Literal>
  private let uses: UnsafeMutableBufferPointer<LiteralUse>
  /// The length of the longest literal, in bytes.
  private let longest: Int

  /// Nil for a table without literals. A refusal's index counts in `table.sorted`.
  init?(_ table: LiteralTable) throws(LiteralRefusal) {
    if table.isEmpty { return nil }
    let sorted = table.sorted
    database = try LiteralDatabase(sorted.map(\.literal))
    var entries: [LiteralScan.Literal] = []
    var firstUse = 0
    for (literal, uses) in sorted {
      entries.append(
        LiteralScan.Literal(length: Int32(literal.count), firstUse: Int32(firstUse), useCount: Int32(uses.count)))
      firstUse += uses.count
    }
    literals = .allocate(capacity: entries.count)
    _ = literals.initialize(fromContentsOf: entries)
    uses = .allocate(capacity: firstUse)
    _ = uses.initialize(fromContentsOf: sorted.flatMap(\.uses))
    longest = sorted.reduce(0) { max($0, $1.literal.count) }
  }

  deinit {
    literals.deallocate()
    uses.deallocate()
  }

  /// Sets the flag of every condition that finds a literal of its own in `view`.
  func mark(_ flags: UnsafeMutableBufferPointer<Bool>, in view: borrowing MappedBytes, scratch: ScanScratch) {
    var scan = LiteralScan(text: view.buffer, literals: literals, uses: uses, flags: flags)
    run(&scan, scratch: scratch) { id, _, end, _, context in
      context?.assumingMemoryBound(to: LiteralScan.self).pointee.mark(literal: id, end: end)
      return 0
    }
  }

  /// The first places in `view` where the condition in `slot` finds a literal, in order, at most
  /// `RuleSetLimits.matches`.
  func spans(of slot: Int, in view: borrowing MappedBytes, scratch: ScanScratch) -> [LiteralScan.Span] {
    var scan = LiteralScan(text: view.buffer, literals: literals, uses: uses, collecting: slot, longest: longest)
    run(&scan, scratch: scratch) { id, _, end, _, context in
      context?.assumingMemoryBound(to: LiteralScan.self).pointee.collect(literal: id, end: end) == true ? 0 : 1
    }
    return scan.spans
  }

  private func run(_ scan: inout LiteralScan, scratch: ScanScratch, _ onMatch: match_event_handler) {
    let text = scan.text
    guard text.count > 0, let start = text.baseAddress else { return }
    let status = start.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
      withUnsafeMutablePointer(to: &scan) { scan in
        hs_scan(database.handle, start, UInt32(text.count), 0, scratch.handle(for: database), onMatch, scan)
      }
    }
    precondition(status == HS_SUCCESS || status == HS_SCAN_TERMINATED, "hs_scan failed with \(status)")
  }
}
