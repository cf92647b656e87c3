internal import Moderation

extension ClientReport {
  /// One table of the same columns throughout, so that a spreadsheet program can filter and pivot it: what the figure
  /// is of (`section`), of which one of them (`item`), which figure (`measure`) and the figure.
  var csv: String {
    var table = "\u{FEFF}" + CSVText.row(["section", "item", "measure", "value"])
    for row in csvRows { table += CSVText.spreadsheetRow(row) }
    return table
  }

  private var csvRows: [[String]] {
    aboutRows + totalRows + timeRows + accountRows + ruleRows + topRows + outcomeRows + reviewerRows
      + [["decision_log", "", "count", "\(log.count)"], ["decision_log", "", "head", log.head]]
  }

  private var aboutRows: [[String]] {
    let facts: [(String, String?)] = [
      ("name", name), ("tenant_id", "\(tenantID)"), ("account_id", account.map { "\($0.id)" }),
      ("account", account?.name), ("since", period.start.map { "\($0)" }), ("until", period.end.map { "\($0)" }),
      ("time_zone", calendar.zone), ("made_at", "\(madeAt)"), ("version", version),
      ("stored_since", storedSince.map { "\($0)" }),
    ]
    return facts.compactMap { name, value in value.map { ["report", "", name, $0] } }
  }

  private var totalRows: [[String]] {
    CommentEvent.Kind.allCases.map { ["events", $0.name, "events", "\(events[$0] ?? 0)"] }
      + verdictRows("decisions", "", verdicts)
      + [
        ["coverage", "", "delivered", "\(coverage.delivered)"], ["coverage", "", "found", "\(coverage.found)"],
      ] + timeToHiddenRows("time_to_hidden", "", timeToHidden)
  }

  private var timeRows: [[String]] {
    days.flatMap { verdictRows("day", "\($0.date)", $0.verdicts) }
      + week.counts.enumerated().flatMap { day, hours in
        hours.enumerated().map { hour, count in
          ["week", "\(SpokenDates.weekdays[day]) \(hour < 10 ? "0" : "")\(hour):00", "comments", "\(count)"]
        }
      }
  }

  private var accountRows: [[String]] {
    accounts.flatMap { row in
      [
        ["account", row.account.name, "id", "\(row.account.id)"],
        ["account", row.account.name, "events", "\(row.events)"],
      ]
        + verdictRows("account", row.account.name, row.verdicts)
        + [
          ["account", row.account.name, "delivered", "\(row.coverage.delivered)"],
          ["account", row.account.name, "found", "\(row.coverage.found)"],
        ] + timeToHiddenRows("account", row.account.name, row.timeToHidden)
    }
  }

  private var ruleRows: [[String]] {
    rules.flatMap { rule in
      let item = "\(rule.count.layer.name)/\(rule.count.ruleID)"
      return [
        ["rule", item, "verdict", rule.verdict?.name ?? ""], ["rule", item, "hits", "\(rule.count.hits)"],
        ["rule", item, "shadow_hits", "\(rule.count.shadowHits)"], ["rule", item, "acted", "\(rule.count.acted)"],
        ["rule", item, "overturned", "\(rule.count.overturned)"],
      ]
    }
  }

  private var topRows: [[String]] {
    terms.rows.map { ["term", $0.name, "comments", "\($0.comments)"] }
      + offenders.rows.map { ["author", $0.name, "removed", "\($0.comments)"] }
  }

  private var outcomeRows: [[String]] {
    outcomes.flatMap { outcome in
      Action.State.allCases.map { ["action", outcome.kind.name, $0.name, "\(outcome.states[$0] ?? 0)"] }
    }
  }

  private var reviewerRows: [[String]] {
    (reviewers ?? []).flatMap { row in
      let counts = [
        ("allowed", row.allowed), ("hidden", row.hidden), ("deleted", row.deleted), ("in_bulk", row.inBulk),
        ("overturned", row.overturned),
      ]
      return counts.map { ["reviewer", row.name ?? "", $0.0, "\($0.1)"] }
        + (row.wait.map { [["reviewer", row.name ?? "", "typical_wait_ms", "\($0.milliseconds)"]] } ?? [])
    }
  }

  private func verdictRows(_ section: String, _ item: String, _ verdicts: [Verdict: Int]) -> [[String]] {
    Verdict.allCases.map { [section, item, $0.name, "\(verdicts[$0] ?? 0)"] }
  }

  private func timeToHiddenRows(_ section: String, _ item: String, _ times: TimeToHiddenSummary) -> [[String]] {
    let figures = times[.receivedToAccepted]
    return [(figures.median, "p50"), (figures.most, "p95")].compactMap { time, name in
      time.map { [section, item, "received_to_accepted_\(name)_ms", "\($0.milliseconds)"] }
    }
  }
}
