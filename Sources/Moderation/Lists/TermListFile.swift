/// The terms of a list as people exchange them: read from a file, with every fault named by its line, and written to
/// one.
///
/// Written terms read back as they were, in each format. Order is kept. Files are UTF-8, with or without a byte order
/// mark; lines end with LF or CRLF.
public struct TermListFile: Equatable, Sendable {
  public enum Format: String, CaseIterable, Sendable {
    /// One term a line. White space at its ends does not count, blank lines are skipped. A `#` that stands alone or is
    /// followed by anything but a letter, a digit or an underscore begins a comment line: `#ad` is a term, since
    /// hashtags are what people list. What follows a leading backslash is the term exactly: `\# x`.
    case text
    /// RFC 4180 with a header row: a column `term`, and if need be a column `note` for people, which is not kept. White
    /// space at the ends of a field in quotes counts.
    case csv
    /// CSV as a spreadsheet program opens it safely: with a byte order mark, and an apostrophe before each term that it
    /// would take for a formula (or that begins with one itself). Reading takes that apostrophe away.
    case spreadsheet
  }

  /// Without the repeated ones, in the file's order.
  public let terms: [String]
  /// Lines that were dropped because they repeat an earlier one but for case, and other doubts. At most
  /// `TermListLimits.faults`, after which a last one says how many more there are.
  public let warnings: [TermListFault]

  /// Reads a file. Throws everything that is wrong with it, each with its line: then there is nothing to keep.
  public init(reading bytes: [UInt8], as format: Format) throws(TermListFaults) {
    guard bytes.count <= TermListLimits.fileBytes else {
      throw TermListFaults([
        TermListFault(line: nil, message: "has more than \(TermListLimits.fileBytes / 1_048_576) MiB")
      ])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TermListFaults([TermListFault(line: nil, message: "is in UTF-16; save it as UTF-8")])
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
    var collection = TermCollection()
    switch format {
    case .text: TermListText.read(content, into: &collection)
    case .csv: TermListCSV(isSpreadsheet: false).read(content, into: &collection)
    case .spreadsheet: TermListCSV(isSpreadsheet: true).read(content, into: &collection)
    }
    if let faults = collection.faults.listed { throw TermListFaults(faults) }
    terms = collection.terms
    warnings = collection.warnings.listed ?? []
  }

  /// The text of a file with these terms, which must pass `ListTermCheck`.
  public static func write(_ terms: [String], as format: Format) -> String {
    switch format {
    case .text: TermListText.write(terms)
    case .csv: TermListCSV(isSpreadsheet: false).write(terms)
    case .spreadsheet: TermListCSV(isSpreadsheet: true).write(terms)
    }
  }
}
