import Moderation
import Testing

@Suite("A file of accounts that is not quite CSV") struct AccountFileTests {
  private func table(_ text: String) -> CSVTable {
    CSVTable(reading: Array(text.utf8), columns: ["name", "dialect"], atMost: 10, allowingShortRows: false)
  }

  @Test("a row with too few fields is a fault like one with too many")
  func shortRow() {
    let table = table("name,dialect\nA\nB,open\nC,open,x\nD,\n")
    #expect(table.faults.map(\.line) == [2, 4] && table.rows.map(\.line) == [3, 5])
  }

  @Test("columns between semicolons or tabs are told to want commas", arguments: [";", "\t"])
  func otherSeparators(separator: String) {
    let table = table("name\(separator)dialect\nA\(separator)open\n")
    #expect(table.faults.count == 1 && table.faults[0].message.contains("save the file with commas"))
  }
}
