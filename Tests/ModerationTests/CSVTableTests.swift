import Testing

@testable import Moderation

@Suite("A CSV table")
struct CSVTableTests {
  private static func table(_ text: String, atMost limit: Int = 10) -> CSVTable {
    CSVTable(reading: Array(text.utf8), columns: ["name", "app"], atMost: limit)
  }

  @Test("is read whatever its line ends, its column order and its byte order mark")
  func forms() {
    let rows = [
      CSVTable.Row(line: 2, fields: ["name": "A, \"B\"", "app": "x"]), CSVTable.Row(line: 4, fields: ["name": "C"]),
    ]
    for text in [
      "name,app\n\"A, \"\"B\"\"\",x\n\nC,\n", "\u{FEFF}Name , APP\r\n\"A, \"\"B\"\"\", x \r\n\r\nC\r\n",
      "app,name\nx,\"A, \"\"B\"\"\"\n\n,C",
    ] {
      let table = Self.table(text)
      #expect(table.faults.isEmpty)
      #expect(table.rows == rows)
    }
  }

  @Test("knows the line of a row that follows a field with line breaks")
  func lines() {
    let table = Self.table("name\n\"A\nB\"\nC\n")
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.rows[0].fields["name"] == "A\nB")
  }

  @Test("names every row at fault and reads the others")
  func faults() {
    let table = Self.table("name,app\nA\"B,x\nC,x,y\nD,x\n\"E\" z,x\nF,x\n")
    #expect(table.faults.map(\.line) == [2, 3, 5])
    #expect(table.rows.map { $0.fields["name"] } == ["D", "F"])
  }

  @Test("ends where there are too many rows")
  func limit() {
    let table = Self.table("name\nA\nB\nC\nD\n", atMost: 2)
    #expect(table.rows.count == 2)
    #expect(table.faults.map(\.line) == [4])
  }

  @Test("shows nothing of a header that could harm a terminal")
  func header() {
    let table = Self.table("na\u{1B}[31mme\nA\n")
    #expect(table.faults.count == 1)
    #expect(!table.faults[0].message.unicodeScalars.contains("\u{1B}"))
  }

  @Test("is read back as it was written", arguments: UInt64(1)...200)
  func roundTrip(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func number(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
    let pieces = ["a", ",", "\"", "\n", "\r\n", " ", "é", "'", "=", ";", "\r"]
    let rows = (0...number(4)).map { _ in
      ["x" + (0...number(5)).map { _ in pieces[number(pieces.count)] }.joined() + "x", "app"]
    }
    let text = CSVText.row(["name", "app"]) + rows.map(CSVText.row).joined()
    let table = Self.table(text)
    #expect(table.faults.isEmpty)
    #expect(table.rows.map { [$0.fields["name"] ?? "", $0.fields["app"] ?? ""] } == rows)
  }

  @Test("survives any bytes", arguments: UInt64(1)...200)
  func hostile(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0xFF, 0xC3, 0xA9, 0x41, 0x20, 0x00]
    let bytes = (0..<200).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return alphabet[Int(state % 10)]
    }
    let table = CSVTable(reading: Array("name,app\n".utf8) + bytes, columns: ["name", "app"], atMost: 50)
    #expect(table.rows.allSatisfy { $0.line >= 2 })
  }
}
