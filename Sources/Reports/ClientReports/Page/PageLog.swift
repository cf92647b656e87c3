internal import Moderation

extension ClientReportPage {
  /// The head of the decision log, and the log itself where it is not too long. `EmbeddedLog` reads both.
  func decisionLog(_ html: inout HTML) {
    section("log", "Decision log", &html) { html in
      html.element("p") { html in
        html.write("Behind this report are ")
        html.element("span", ["id": EmbeddedLog.countID], text: SpokenNumbers.grouped(report.log.count))
        html.write(
          " decisions: each comment that was not simply left visible, what people decided, and what was taken back. "
            + "Each is chained to the one before it, so that none can be altered, left out or put in without this "
            + "number, the head of the chain, becoming another:")
      }
      html.element("p", ["class": "head"]) { html in
        html.element("code", ["id": EmbeddedLog.headID], text: report.log.head)
      }
      guard let text = report.logText else { return elsewhere(&html) }
      html.element("p") { html in
        html.write("The log is in this file. Check it with ")
        html.element("code", text: "gatehouse report verify FILE")
        html.write(". It names comments by their ids alone.")
      }
      html.element("details") { html in
        html.element("summary", text: "Show the log")
        html.lineBreak()
        html.element("pre", ["id": EmbeddedLog.textID], text: text)
      }
    }
  }

  private func elsewhere(_ html: inout HTML) {
    html.element("p") { html in
      html.write("The log is too long for this page. Get it with ")
      html.element("code", text: command)
      html.write(", and check it with ")
      html.element("code", text: "gatehouse report verify FILE --head HEAD")
      html.write(".")
    }
  }

  private var command: String {
    var words = ["gatehouse report log --tenant \(report.tenantID)"]
    if let account = report.account { words.append("--account \(account.id)") }
    if let start = report.period.start { words.append("--since \(start)") }
    if let end = report.period.end { words.append("--until \(end)") }
    return (words + ["--as-of \(report.madeAt)"]).joined(separator: " ")
  }

  /// How things are counted.
  func notes(_ html: inout HTML) {
    section("notes", "How this is counted", isBreakable: false, &html) { html in
      html.element("ul", ["class": "notes"]) { html in
        html.element(
          "li",
          text: "Comments count in the hour in which they were received, by the clocks of \(report.calendar.zone).")
        html.element("li", text: "Decisions are those that stand now: a comment that was decided again counts once.")
        if let since = report.storedSince {
          html.element(
            "li",
            text:
              "Comments from before \(report.calendar.text(since)) are no longer stored. They are in the totals, and "
              + "not among terms, authors, actions and the decision log.")
        }
        if report.account != nil {
          html.element("li", text: "What reviewers did is told in reports about all accounts.")
        }
      }
    }
  }
}
