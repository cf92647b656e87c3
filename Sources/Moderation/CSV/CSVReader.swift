/// Reads CSV by RFC 4180, row by row, and knows the line of everything it reads.
struct CSVReader {
  struct Field {
    /// Without the quotes around it.
    var bytes: ArraySlice<UInt8>
    var isQuoted: Bool
    /// Where it begins.
    var line: Int
  }

  struct Fault {
    var line: Int
    var message: String
  }

  struct Row {
    /// Where it begins.
    var line: Int
    /// At most `CSVReader.keptFields`.
    var fields: [Field] = []
    /// How many there are.
    var count = 0
    /// What is wrong with it as CSV. What follows on its line was skipped then.
    var fault: Fault?

    /// Nothing but the line break.
    var isBlank: Bool { fault == nil && count == 1 && fields[0].bytes.isEmpty && !fields[0].isQuoted }
  }

  /// A row of a million commas must not become a million fields.
  static let keptFields = 16

  private var rest: ArraySlice<UInt8>
  private var line = 1

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Nil at the end.
  mutating func next() -> Row? {
    guard !rest.isEmpty else { return nil }
    var row = Row(line: line)
    while true {
      let start = line
      let isQuoted = rest.first == UInt8(ascii: "\"")
      do {
        let bytes = try isQuoted ? quotedField() : plainField()
        row.count += 1
        if row.count <= Self.keptFields { row.fields.append(Field(bytes: bytes, isQuoted: isQuoted, line: start)) }
      } catch {
        row.fault = error.fault
        skipLine()
        return row
      }
      // What ends a field is a comma, a line break or the end of the file.
      guard rest.first == UInt8(ascii: ",") else {
        skipLine()
        return row
      }
      rest = rest.dropFirst()
    }
  }

  private struct Refusal: Error {
    var fault: Fault

    init(line: Int, _ message: String) { fault = Fault(line: line, message: message) }
  }

  private mutating func plainField() throws(Refusal) -> ArraySlice<UInt8> {
    let end = rest.firstIndex { $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == UInt8(ascii: "\"") } ?? rest.endIndex
    if end < rest.endIndex, rest[end] == UInt8(ascii: "\"") {
      throw Refusal(line: line, "has a quotation mark inside a field: put the field in quotes and double the mark")
    }
    var field = rest[..<end]
    rest = rest[end...]
    if field.last == 0x0D, rest.first != UInt8(ascii: ",") { field = field.dropLast() }
    return field
  }

  private mutating func quotedField() throws(Refusal) -> ArraySlice<UInt8> {
    let start = line
    rest = rest.dropFirst()
    /// The field so far, where it has doubled marks and is no stretch of the file.
    var unescaped: [UInt8] = []
    while let mark = rest.firstIndex(of: UInt8(ascii: "\"")) {
      let piece = rest[..<mark]
      line += piece.count { $0 == 0x0A }
      rest = rest[mark...].dropFirst()
      if rest.first == UInt8(ascii: "\"") {
        unescaped += piece
        unescaped.append(UInt8(ascii: "\""))
        rest = rest.dropFirst()
        continue
      }
      if rest.first == 0x0D, rest.dropFirst().first ?? 0x0A == 0x0A { rest = rest.dropFirst() }
      guard rest.first ?? 0x0A == 0x0A || rest.first == UInt8(ascii: ",") else {
        throw Refusal(line: line, "has text after the quotation mark that ends the field begun on line \(start)")
      }
      return unescaped.isEmpty ? piece : (unescaped + piece)[...]
    }
    rest = rest[rest.endIndex...]
    throw Refusal(line: start, "begins a field in quotes that never ends")
  }

  /// Goes to the beginning of the next line.
  private mutating func skipLine() {
    guard let end = rest.firstIndex(of: 0x0A) else {
      rest = rest[rest.endIndex...]
      return
    }
    rest = rest[end...].dropFirst()
    line += 1
  }
}
