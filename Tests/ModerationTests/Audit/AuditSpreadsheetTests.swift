import Moderation
import Testing

@Suite("Audit entries for spreadsheet programs") struct AuditSpreadsheetTests {
  private func row(subject: String, detail: String?) -> String {
    AuditEntry(
      id: AuditEntryID(rawValue: 1), tenantID: nil, operatorID: nil, action: "list.saved", subject: subject,
      detail: detail, new: #"{"a":1,"b":2}"#, createdAt: Timestamp(milliseconds: 0)
    ).spreadsheetRow
  }

  @Test("have a cell for each column, with quotes where they are needed")
  func cells() {
    let expected =
      "1970-01-01T00:00:00.000Z,aud_0000000000001,,,,,list.saved,\"a,\"\"b\"\"\",\"two\nlines\",,"
      + "\"{\"\"a\"\":1,\"\"b\"\":2}\",,,,\r\n"
    #expect(row(subject: "a,\"b\"", detail: "two\nlines") == expected)
    #expect(AuditEntry.spreadsheetHeader.count { $0 == "," } == 14)
  }

  @Test("hold nothing that is taken for a formula", arguments: ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", "＝1"])
  func formulas(_ text: String) {
    #expect(row(subject: text, detail: text).contains("\"'\(text)\",\"'\(text)\""))
  }
}
