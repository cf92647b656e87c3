internal import Moderation

extension LogReport {
  /// The report for reading: plain text of at most 80 columns, ending in a line break. Safe to print to a terminal
  /// whatever the names in it hold.
  public var text: String {
    var lines = ["Moderation log report", ""]
    lines.append(Self.field("Tenant", VisibleText.fitted(tenant, columns: 62)))
    if let account { lines.append(Self.field("Account", VisibleText.fitted(account, columns: 62))) }
    lines.append(Self.field("Requested", Self.words(for: requested)))
    lines.append("")
    lines.append(Self.field("Total events", Self.grouped(totals.totalEvents)))
    lines.append(Self.field("First event", totals.first?.description ?? "none"))
    lines.append(Self.field("Last event", totals.last?.description ?? "none"))
    if let coverage {
      lines.append(Self.field("Delivered", Self.comments(coverage.delivered)))
      lines.append(Self.field("Found besides", Self.comments(coverage.found)))
    }
    lines += Self.table("By type", totals.byType, of: totals.totalEvents)
    lines += Self.table("By action", totals.byAction, of: totals.totalEvents)
    if let timeToHidden { lines += Self.table(timeToHidden) }
    // Of one account alone it would say the same again.
    if account == nil, let accountTimes, !accountTimes.isEmpty { lines += Self.table(accountTimes) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ times: TimeToHiddenSummary) -> [String] {
    let rows: [(String, TimeToHidden.Measure)] = [
      ("from arrival until accepted", .receivedToAccepted), ("from arrival until seen hidden", .receivedToConfirmed),
      ("from writing until accepted", .writtenToAccepted), ("from writing until seen hidden", .writtenToConfirmed),
    ]
    var lines = ["", line("Time to hidden", timeColumns)]
    for (name, measure) in rows {
      lines.append(line("  " + name, cells(times[measure])))
    }
    lines.append("  " + field("Drifts", grouped(times.drifts) + ": accepted by TikTok and not done"))
    lines.append("  " + field("Never seen", grouped(times.unseen)))
    return lines
  }

  /// The most accounts that are named.
  private static let mostAccounts = 20

  private static func table(_ accounts: [AccountTimes]) -> [String] {
    var lines = ["", line("Arrival to hidden, by account", timeColumns)]
    for times in accounts.prefix(mostAccounts) {
      lines.append(
        line("  " + VisibleText.fitted(times.account, columns: 30), cells(times.timeToHidden[.receivedToConfirmed])))
    }
    if accounts.count > mostAccounts {
      lines.append("  and \(grouped(accounts.count - mostAccounts)) more: gatehouse latency lists them all")
    }
    return lines
  }

  private static let timeColumns = ["comments", "half within", "95 % within"]

  private static func cells(_ figures: TimeToHiddenSummary.Figures) -> [String] {
    [grouped(figures.count)] + [figures.median, figures.most].map { $0.map(SpokenDuration.words) ?? "-" }
  }

  /// A name and figures under one another, each aligned to the right.
  private static func line(_ name: String, _ cells: [String]) -> String {
    name + String(repeating: " ", count: 33 - VisibleText.columns(of: name))
      + cells.map { String(repeating: " ", count: max(1, 14 - $0.count)) + $0 }.joined()
  }

  private static func field(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 16 - name.count)) + value
  }

  private static func words(for range: TimeRange) -> String {
    switch (range.start, range.end) {
    case (nil, nil): "all time"
    case (let start?, nil): "since \(start)"
    case (nil, let end?): "until \(end)"
    case (let start?, let end?): "\(start) until \(end)"
    }
  }

  /// Most frequent first, equal counts by name.
  private static func table(_ title: String, _ counts: [String: Int], of total: Int) -> [String] {
    var lines = ["", title]
    guard !counts.isEmpty else { return lines + ["  none"] }
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { name, count in
        (name: VisibleText.fitted(name, columns: 40), count: grouped(count), share: percentage(count, of: total))
      }
    let nameWidth = rows.map { VisibleText.columns(of: $0.name) }.max() ?? 0
    let countWidth = rows.map(\.count.count).max() ?? 0
    for row in rows {
      let name = row.name + String(repeating: " ", count: nameWidth - VisibleText.columns(of: row.name))
      let count = String(repeating: " ", count: countWidth - row.count.count) + row.count
      let share = String(repeating: " ", count: max(0, 7 - row.share.count)) + row.share
      lines.append("  \(name)  \(count)  \(share)")
    }
    return lines
  }

  private static func comments(_ number: Int) -> String { grouped(number) + (number == 1 ? " comment" : " comments") }

  /// `12345` as `12,345`.
  private static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// In tenths of a percent, rounded to the nearest.
  private static func percentage(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "-" }
    let tenths = Int64((Double(count) / Double(total) * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
