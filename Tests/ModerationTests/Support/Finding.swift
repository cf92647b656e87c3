@testable import Moderation

/// A matcher of terms of one kind and folding, all in one condition.
struct Finder {
  let matcher: TermMatcher
  let terms: [String]

  init(_ terms: [String], _ kind: TermKind, _ folding: Folding = .folded) throws {
    var table = TermTable()
    for (index, term) in terms.enumerated() { table.add(term, kind: kind, folding: folding, slot: 0, index: index) }
    guard let matcher = try TermMatcher(table) else { throw EmptyTable() }
    self.matcher = matcher
    self.terms = terms
  }

  struct EmptyTable: Error {}

  /// Where the terms are found; checks that marking says the same.
  func spans(in text: String) -> [TermSpan] {
    var views = TextViews()
    var text = text
    text.withUTF8 { views.take($0, for: matcher.needs) }
    let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 1)
    defer { flags.deallocate() }
    flags.initialize(repeating: false)
    matcher.mark(flags, in: views)
    let spans = matcher.spans(of: 0, in: views)
    precondition(flags[0] == !spans.isEmpty, "marking and gathering disagree on \(text.debugDescription)")
    return spans
  }

  func matches(_ text: String) -> Bool { !spans(in: text).isEmpty }

  /// What was found, as it stands in the text.
  func excerpts(of text: String) -> [String] {
    spans(in: text).map { span in
      String(validating: Array(text.utf8)[span.start..<span.end], as: UTF8.self) ?? "no whole characters"
    }
  }
}

/// Whether a text has the term.
func finds(_ term: String, _ kind: TermKind = .words, _ folding: Folding = .folded, in text: String) throws -> Bool {
  try Finder([term], kind, folding).matches(text)
}
