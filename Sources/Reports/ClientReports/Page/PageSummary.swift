internal import Moderation

extension ClientReportPage {
  /// What somebody who reads no further has to know.
  func summary(_ html: inout HTML) {
    section("summary", "In short", isBreakable: false, &html) { html in
      html.element("p", ["class": "lead"], text: sentence)
      html.element("dl", ["class": "figures"]) { html in
        for figure in keyFigures {
          html.element("div") { html in
            html.element("dt", text: figure.name)
            html.element("dd") { html in
              html.element("strong", text: figure.value)
              html.element("span", text: figure.remark)
            }
          }
        }
      }
    }
  }

  private var sentence: String {
    let comments = SpokenNumbers.counted(report.comments, "comment")
    let verb = report.comments == 1 ? "was" : "were"
    guard report.removed > 0 else { return "\(comments) \(verb) written. None had to be removed." }
    let share = SpokenNumbers.share(report.removed, of: report.verdicts.values.reduce(0, +)) ?? ""
    return "\(comments) \(verb) written. \(SpokenNumbers.grouped(report.removed)) of them, \(share), "
      + "\(report.removed == 1 ? "was" : "were") hidden or deleted."
  }

  private var keyFigures: [(name: String, value: String, remark: String)] {
    let hidden =
      report.timeToHidden[.receivedToConfirmed].count > 0
      ? report.timeToHidden[.receivedToConfirmed] : report.timeToHidden[.receivedToAccepted]
    let covered = report.coverage.delivered + report.coverage.found
    let decided = report.reviewers?.reduce(0) { $0 + $1.decided + $1.inBulk }
    return [
      ("Comments", SpokenNumbers.grouped(report.comments), perDay),
      (
        "Hidden or deleted", SpokenNumbers.grouped(report.removed),
        SpokenNumbers.share(report.removed, of: report.verdicts.values.reduce(0, +)).map { "\($0) of comments" } ?? ""
      ),
      (
        "Time to hidden", hidden.median.map(SpokenDuration.words) ?? "–",
        hidden.most.map { "95 % within \(SpokenDuration.words($0))" } ?? "no comment had to be hidden"
      ),
      decided.map { ("Decided by people", SpokenNumbers.grouped($0), "comments looked at") }
        ?? (
          "Delivered", SpokenNumbers.share(report.coverage.delivered, of: covered) ?? "–",
          "\(SpokenNumbers.grouped(report.coverage.found)) had to be looked for"
        ),
    ]
  }

  private var perDay: String {
    guard report.days.count > 1 else { return "" }
    return "\(SpokenNumbers.grouped(report.comments / report.days.count)) a day"
  }
}
