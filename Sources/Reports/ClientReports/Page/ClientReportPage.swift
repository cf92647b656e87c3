internal import Moderation

/// A client report as one page of HTML that loads nothing and runs nothing: to be read, printed and sent.
struct ClientReportPage {
  let report: ClientReport

  init(_ report: ClientReport) { self.report = report }

  var html: String {
    HTML { html in
      html.document { html in
        html.element("html", ["lang": "en"]) { html in
          html.element("head", [:], head)
          html.element("body", [:], body)
        }
      }
    }.text
  }

  private func head(_ html: inout HTML) {
    html.void("meta", ["charset": "utf-8"])
    html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.void("meta", ["name": "color-scheme", "content": "light dark"])
    html.void("meta", ["name": "robots", "content": "noindex"])
    // A page that is opened from a disk has no server to say it.
    html.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      ])
    html.element("title", text: VisibleText.escaped(report.title))
    html.style(PageStyle.sheet(colour: report.colour))
  }

  private func body(_ html: inout HTML) {
    cover(&html)
    html.element("main") { html in
      if report.isEmpty {
        html.element("p", ["class": "lead"], text: "Nothing came in during this period.")
      } else {
        summary(&html)
        time(&html)
        totals(&html)
        accounts(&html)
        rules(&html)
        people(&html)
        enforcement(&html)
        reviewers(&html)
      }
      decisionLog(&html)
      notes(&html)
    }
  }

  private func cover(_ html: inout HTML) {
    html.element("header", ["class": "cover"]) { html in
      html.element("p", ["class": "brand"]) { $0.foreign(report.name) }
      html.element("h1", text: "Comment moderation")
      html.element("p", ["class": "period"]) { html in
        html.write(report.spokenPeriod)
        if let account = report.account {
          html.write(" · ")
          html.foreign(account.name)
        }
      }
      html.element("dl", ["class": "made"]) { html in
        fact("Made", "\(report.calendar.text(report.madeAt))", &html)
        fact("Clocks", report.calendar.zone, &html)
        fact("By", "Gatehouse \(report.version)", &html)
      }
    }
  }

  private func fact(_ name: String, _ value: String, _ html: inout HTML) {
    html.element("div") { html in
      html.element("dt", text: name)
      html.element("dd", text: value)
    }
  }

  /// A part of the page under a heading; `body` is left alone where there is nothing to show.
  func section(
    _ id: String, _ title: String, isBreakable: Bool = true, _ html: inout HTML, _ body: (inout HTML) -> Void
  ) {
    html.lineBreak()
    html.element("section", ["aria-labelledby": id, "class": isBreakable ? nil : "whole"]) { html in
      html.element("h2", ["id": id], text: title)
      body(&html)
    }
  }

  func note(_ text: String, _ html: inout HTML) { html.element("p", ["class": "note"], text: text) }
}
