/// One term, ready to be looked for in one text after another.
final class TermTrial {
  private let matcher: TermMatcher?
  private var views = TextViews()
  private var flags = [false]

  init(_ term: String, _ kind: TermKind, _ folding: Folding) throws(TermRefusals) {
    var table = TermTable()
    table.add(term, kind: kind, folding: folding, slot: 0, index: 0)
    matcher = try TermMatcher(table)
  }

  func finds(_ text: String) -> Bool {
    guard let matcher else { return false }
    var text = text
    text.withUTF8 { views.take($0, for: matcher.needs) }
    flags[0] = false
    flags.withUnsafeMutableBufferPointer { matcher.mark($0, in: views) }
    return flags[0]
  }
}
