/// A CSV file with a header row, read whole: RFC 4180, in UTF-8 with or without a byte order mark, lines ending with
/// LF or CRLF. Blank lines are skipped; white space around unquoted fields does not count.
public struct CSVTable: Sendable {
  /// What is wrong, and where.
  public struct Fault: Error, Equatable, Sendable {
    /// 1 for the first; nil for the file as a whole.
    public var line: Int?
    /// Nil for the whole line.
    public var column: String?
    public var message: String

    public init(line: Int?, column: String? = nil, message: String) {
      self.line = line
      self.column = column
      self.message = message
    }
  }

  public struct Row: Equatable, Sendable {
    /// Where it begins.
    public var line: Int
    /// By column; empty fields are left out.
    public var fields: [String: String]
  }

  /// In the file's order; those that could not be read are not among them.
  public private(set) var rows: [Row] = []
  /// Everything that is wrong, in the file's order, as far as it was read.
  public private(set) var faults: [Fault] = []
  private let columns: [String]
  private let limit: Int
  private let allowsShortRows: Bool
  private var header: [String] = []

  /// Reads a file whose columns are among `columns`, in any order, with at most `limit` rows below its header.
  /// In a short row the last columns are missing, and where that is allowed, are as good as empty.
  public init(reading bytes: [UInt8], columns: [String], atMost limit: Int, allowingShortRows: Bool = true) {
    self.columns = columns
    self.limit = limit
    allowsShortRows = allowingShortRows
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      faults.append(Fault(line: nil, message: "is in UTF-16; save it as UTF-8"))
      return
    }
    var reader = CSVReader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    guard readHeader(from: &reader) else { return }
    var count = 0
    while let row = reader.next() {
      if row.isBlank { continue }
      count += 1
      if count > limit {
        faults.append(
          Fault(
            line: row.line, message: "is row \(count); a file may have \(limit), and the rest was not read: split it"))
        return
      }
      take(row)
    }
    if count == 0 { faults.append(Fault(line: nil, message: "has no rows below its header")) }
  }

  /// False where nothing more can be said about the file.
  private mutating func readHeader(from reader: inout CSVReader) -> Bool {
    var row = reader.next()
    while let blank = row, blank.isBlank { row = reader.next() }
    let known = columns.joined(separator: ", ")
    guard let row else {
      faults.append(Fault(line: nil, message: "is empty; it needs a header row with columns among \(known)"))
      return false
    }
    if let fault = row.fault {
      faults.append(Fault(line: fault.line, message: fault.message))
      return false
    }
    if row.count == 1, let other = Self.otherSeparator(in: row.fields[0].bytes) {
      let shown = Self.shown(String(decoding: row.fields[0].bytes, as: UTF8.self))
      faults.append(
        Fault(line: row.line, message: "has \"\(shown)\", with \(other) between columns: save the file with commas"))
      return false
    }
    header = row.fields.map { String(decoding: $0.bytes, as: UTF8.self).trimmingWhiteSpace.lowercased() }
    for (index, name) in header.enumerated() {
      if !columns.contains(name) {
        faults.append(
          Fault(
            line: row.line, message: "has the column \"\(Self.shown(name))\", which is not known; known are \(known)"))
      } else if header[..<index].contains(name) {
        faults.append(Fault(line: row.line, column: name, message: "is there twice"))
      }
    }
    if row.count > header.count {
      faults.append(Fault(line: row.line, message: "has \(row.count) columns; known are \(known)"))
    }
    return faults.isEmpty
  }

  /// What some programs write instead of commas.
  private static func otherSeparator(in header: ArraySlice<UInt8>) -> String? {
    if header.contains(UInt8(ascii: ";")) { return "semicolons" }
    return header.contains(0x09) ? "tabs" : nil
  }

  /// The beginning, fit for a terminal.
  private static func shown(_ name: String) -> String {
    String(name.unicodeScalars.prefix(40).filter { $0.properties.generalCategory != .control })
  }

  private mutating func take(_ row: CSVReader.Row) {
    if let fault = row.fault {
      faults.append(Fault(line: fault.line, message: fault.message))
      return
    }
    if row.count > header.count {
      faults.append(
        Fault(
          line: row.line,
          message: "has \(row.count) fields where the header has \(header.count): put a field with a comma in quotes"))
      return
    }
    if row.count < header.count, !allowsShortRows {
      faults.append(
        Fault(
          line: row.line,
          message:
            "has \(row.count) of the header's \(header.count) fields: leave those empty that there is nothing for"))
      return
    }
    var fields: [String: String] = [:]
    for (name, field) in zip(header, row.fields) {
      guard let text = String(validating: field.bytes, as: UTF8.self) else {
        faults.append(Fault(line: field.line, column: name, message: "is not UTF-8; save the file as UTF-8"))
        continue
      }
      let value = field.isQuoted ? text : text.trimmingWhiteSpace
      if !value.isEmpty { fields[name] = value }
    }
    rows.append(Row(line: row.line, fields: fields))
  }
}
