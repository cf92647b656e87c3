internal import Moderation

extension ClientReportPage {
  /// What came in, and what was decided.
  func totals(_ html: inout HTML) {
    section("totals", "What came in, and what became of it", &html) { html in
      html.element("div", ["class": "pair"]) { html in
        let decided = report.verdicts.values.reduce(0, +)
        PageTable(
          caption: "Decisions", columns: [.word("Decision"), .figure("Comments"), .figure("Share")],
          rows: Verdict.allCases.map { verdict in
            let count = report.verdicts[verdict] ?? 0
            return [
              .text(Self.words(for: verdict)), .figure(count), .text(SpokenNumbers.share(count, of: decided)),
            ]
          }
        ).write(&html)
        PageTable(
          caption: "What TikTok told of", columns: [.word("Event"), .figure("Number")],
          rows: CommentEvent.Kind.allCases.map { kind in
            [.text(Self.words(for: kind)), .figure(report.events[kind] ?? 0)]
          }
        ).write(&html)
      }
    }
  }

  func accounts(_ html: inout HTML) {
    guard report.account == nil, !report.accounts.isEmpty else { return }
    section("accounts", "Accounts", &html) { html in
      PageTable(
        caption: "Comments of each account",
        columns: [
          .word("Account"), .figure("Comments"), .figure("Asked"), .figure("Held"), .figure("Hidden"),
          .figure("Deleted"), .figure("Time to hidden"), .figure("Delivered"),
        ],
        rows: report.accounts.map { row in
          let count = { (verdict: Verdict) in PageTable.Cell.figure(row.verdicts[verdict] ?? 0) }
          return [
            .foreign(row.account.name), .figure(row.comments), count(.review), count(.hold), count(.hide),
            count(.delete), .text(row.timeToHidden[.receivedToAccepted].median.map(SpokenDuration.words)),
            .text(
              SpokenNumbers.share(row.coverage.delivered, of: row.coverage.delivered + row.coverage.found)),
          ]
        }
      ).write(&html)
    }
  }

  func rules(_ html: inout HTML) {
    guard !report.rules.isEmpty else { return }
    section("rules", "Rules", &html) { html in
      PageTable(
        caption: "Rules that held most often",
        columns: [
          .word("Rule"), .word("Layer"), .word("Decides"), .figure("Held"), .figure("Removed"),
          .figure("Decided otherwise"),
        ],
        rows: report.rules.map { rule in
          [
            .foreign(rule.count.ruleID), .text(rule.count.layer.name),
            .text(rule.verdict.map { Self.words(for: $0) }), .figure(rule.count.hits), .figure(rule.count.acted),
            .figure(rule.count.overturned),
          ]
        }
      ).write(&html)
      note("Rules are counted by whole days of UTC.", &html)
    }
  }

  /// What was written, and by whom.
  func people(_ html: inout HTML) {
    guard !report.terms.rows.isEmpty || !report.offenders.rows.isEmpty else { return }
    section("people", "Terms and authors", &html) { html in
      html.element("div", ["class": "pair"]) { html in
        top(report.terms, "Terms that matched most", "Term", "Comments", &html)
        top(report.offenders, "Authors with most comments removed", "Author", "Removed", &html)
      }
      if let since = report.storedSince {
        note("Comments from before \(report.calendar.text(since)) are no longer stored and not among these.", &html)
      }
      let uncertainty = max(report.terms.uncertainty, report.offenders.uncertainty)
      if uncertainty > 0 { note("There were very many; figures may be up to \(uncertainty) too low.", &html) }
    }
  }

  private func top(_ table: TopTable, _ caption: String, _ name: String, _ count: String, _ html: inout HTML) {
    guard !table.rows.isEmpty else { return }
    PageTable(
      caption: caption, columns: [.word(name), .figure(count)],
      rows: table.rows.map { [.foreign($0.name), .figure($0.comments)] }
    ).write(&html)
  }

  static func words(for verdict: Verdict) -> String {
    switch verdict {
    case .allow: "Left visible"
    case .review: "Visible, asked a person"
    case .hold: "Hidden, asked a person"
    case .hide: "Hidden"
    case .delete: "Deleted"
    }
  }

  static func words(for kind: CommentEvent.Kind) -> String {
    switch kind {
    case .created: "Comment written"
    case .deleted: "Comment deleted"
    case .hidden: "Comment hidden"
    case .restrictedToFriends: "Shown to friends only"
    case .madePublic: "Comment shown"
    }
  }
}
