import Moderation
import Testing

@testable import gatehouse

@Suite struct RenderingTests {
  private let table = Table(
    columns: ["id", "verdict", "text"],
    rows: [
      [Cell("1"), Cell("delete", .failure), Cell("follow me\u{1B}[2J")], [Cell("22"), Cell(nil), Cell("你好 everyone")],
    ])

  @Test("a table is aligned, and what is not known is a dash")
  func plainTable() {
    #expect(
      table.render(colour: false) == """
        ID  VERDICT  TEXT
        1   delete   follow me\\u{1B}[2J
        22  -        你好 everyone

        """)
  }

  @Test("colour changes nothing but adds escapes of ours")
  func colouredTable() {
    let coloured = table.render(colour: true)
    #expect(coloured.contains("\u{1B}[31mdelete\u{1B}[0m   follow me\\u{1B}[2J"))
    #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == table.render(colour: false))
  }

  @Test("the last column is cut to the terminal's width")
  func narrowTable() {
    #expect(table.render(colour: false, width: 23).split(separator: "\n")[1] == "1   delete   follow me…")
  }

  @Test(
    "coverage is rounded, all only where it is all, and not known where nothing was compared",
    arguments: [
      (22, 2, "c", "91.7 %"), (9999, 1, "c", "99.9 %"), (5, 0, "c", "100.0 %"), (5, 0, nil, "-"), (1, 1, nil, "-"),
      (0, 3, "c", "0.0 %"),
    ])
  func coverage(delivered: Int, found: Int, comparedAt: String?, words: String) {
    let day = CoverageDayRecord(
      day: "2026-11-24", accountId: "acc_1", delivered: delivered, found: found, late: 0, total: delivered + found,
      comparedAt: comparedAt)
    #expect(day.row.last?.text == words)
  }

  @Test("an account says whether it may call, and how much waits for that")
  func callStates() {
    #expect(CallStateCell.make("free", nil).text == "free")
    #expect(CallStateCell.make("used_up", "T", waiting: 20).text == "used up, 20 wait until T")
    #expect(CallStateCell.make("failing", "T").text == "failing until T")
  }

  @Test("fields are aligned")
  func fields() {
    let list = FieldList(fields: [("id", Cell("a")), ("webhook path", Cell("/x"))])
    #expect(list.render(colour: false) == "id            a\nwebhook path  /x\n")
  }

  @Test("a failure names each field at fault and what to do, and no server text reaches the terminal raw")
  func failure() {
    let failure = CommandFailure(
      status: .failed, message: "it is \u{1B}]0;x\u{7}wrong", details: ["/name: is empty"], hint: "give a name")
    #expect(
      failure.text(colour: false)
        == "error: it is \\u{1B}]0;x\\u{7}wrong\n  /name: is empty\nhint: give a name\n")
  }

  @Test(
    "a progress bar shows a share where the end is known",
    arguments: [
      (50, 100, "x [###############...............] 50 %"), (7, nil, "x 7"),
      (200, 100, "x [##############################] 100 %"), (1, 0, "x 1"),
    ] as [(Int, Int?, String)])
  func progress(done: Int, total: Int?, line: String) { #expect(ProgressBar.line("x", done, total) == line) }

  @Test("the difference of a sync reads like a diff")
  func difference() {
    let kept = WebhookRecord(id: "1", url: "https://a/x", events: [])
    let removed = WebhookRecord(id: "2", url: "https://old/x", events: [])
    let difference = WebhookDifferenceRecord(wanted: "https://a/y", kept: [kept], removed: [removed], adds: true)
    #expect(difference.text(colour: false) == "  https://a/x  (1)\n- https://old/x  (2)\n+ https://a/y\n")
  }

  @Test("JSON on a terminal is escaped where it could act on it, and says the same")
  func terminalJSON() {
    let json = "{\n  \"a\": \"x\u{202E}\u{9B}\u{E0041}é\"\n}\n"
    #expect(
      String(decoding: TerminalJSON.escaped(Array(json.utf8)), as: UTF8.self)
        == "{\n  \"a\": \"x\\u202e\\u009b\\udb40\\udc41é\"\n}\n")
  }

  @Test("JSON is laid out without a token changing")
  func layout() {
    let json = #"{"a":[1,2.50,{}],"b":"x\"{,:","c":[]}"#
    #expect(
      String(decoding: JSONLayout.indented(Array(json.utf8)), as: UTF8.self) == """
        {
          "a": [
            1,
            2.50,
            {}
          ],
          "b": "x\\"{,:",
          "c": []
        }

        """)
  }
}
