/// What was read of a term list's file so far.
struct TermCollection {
  /// Faults or warnings, of which only so many are kept.
  struct Findings {
    private var findings: [TermListFault] = []
    private var omitted = 0

    mutating func add(_ line: Int?, _ message: String) {
      if findings.count < TermListLimits.faults {
        findings.append(TermListFault(line: line, message: message))
      } else {
        omitted += 1
      }
    }

    /// Nil while there are none.
    var listed: [TermListFault]? {
      if findings.isEmpty { return nil }
      if omitted == 0 { return findings }
      return findings + [TermListFault(line: nil, message: "has \(omitted) more, which are not listed")]
    }
  }

  private(set) var terms: [String] = []
  var faults = Findings()
  var warnings = Findings()
  /// The line of each term, by the term in lower case.
  private var lines: [String: Int] = [:]
  private var entries = 0

  var isEmpty: Bool { entries == 0 }

  /// Counts the entry that begins on `line`, whatever is wrong with it. False when there are too many, and reading is to
  /// end: that bounds the work a file can ask for.
  mutating func admitEntry(line: Int) -> Bool {
    entries += 1
    if entries <= TermListLimits.terms { return true }
    faults.add(
      line, "is entry \(entries); a list has at most \(TermListLimits.terms), and what follows was not read: split it")
    return false
  }

  mutating func take(_ term: String, line: Int) {
    if let complaint = ListTermCheck.complaint(about: term) {
      faults.add(line, complaint)
      return
    }
    let key = term.lowercased()
    if let earlier = lines[key] {
      warnings.add(line, "repeats the term of line \(earlier), and was left out")
    } else {
      lines[key] = line
      terms.append(term)
    }
  }

  /// The bytes that begin on `line` as text; records a fault where they are none.
  mutating func text(_ bytes: ArraySlice<UInt8>, line: Int) -> String? {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let before =
      bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    faults.add(line + before, "is not UTF-8; save the file as UTF-8")
    return nil
  }
}
