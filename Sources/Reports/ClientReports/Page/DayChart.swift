internal import Moderation

/// Comments of each day as a bar: those that stayed, those that a person was asked about, those that were removed.
struct DayChart {
  let days: [ReportDay]

  private static let height = 120

  private var most: Int { max(days.map(\.comments).max() ?? 0, 1) }

  func write(_ html: inout HTML) {
    html.element("figure") { html in
      html.element("p", ["class": "scale"], text: "\(SpokenNumbers.grouped(most)) comments")
      html.element(
        "svg",
        [
          "viewBox": "0 0 \(days.count * 10) \(Self.height)", "preserveAspectRatio": "none", "class": "days",
          "role": "img", "aria-label": alternative,
        ]
      ) { html in
        for (index, day) in days.enumerated() { bar(day, at: index * 10, &html) }
      }
      html.element("p", ["class": "axis", "aria-hidden": "true"]) { html in
        for date in ticks { html.element("span", text: SpokenDates.short(date)) }
      }
      html.element("figcaption") { html in
        html.element("span", ["class": "key removed"], text: "Hidden or deleted")
        html.element("span", ["class": "key asked"], text: "Visible, a person was asked")
        html.element("span", ["class": "key stayed"], text: "Stayed")
      }
    }
  }

  private func bar(_ day: ReportDay, at x: Int, _ html: inout HTML) {
    let removed = [Verdict.hold, .hide, .delete].reduce(0) { $0 + (day.verdicts[$1] ?? 0) }
    let asked = day.verdicts[.review] ?? 0
    var below = 0
    for (name, count) in [("removed", removed), ("asked", asked), ("stayed", day.comments - removed - asked)] {
      guard count > 0 else { continue }
      let (top, bottom) = (y(below + count), y(below))
      html.shape(
        "rect",
        [
          "class": name, "x": "\(days.count > 100 ? x : x + 1)", "y": Self.text(top),
          "width": days.count > 100 ? "10" : "8", "height": Self.text(bottom - top),
        ])
      below += count
    }
  }

  private func y(_ count: Int) -> Double { Double(Self.height) * (1 - Double(count) / Double(most)) }

  private static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }

  /// The first and the last day, and some between them.
  private var ticks: [LocalDate] {
    guard days.count > 2 else { return days.map(\.date) }
    return [0, 1, 2, 3, 4].map { days[(days.count - 1) * $0 / 4].date }.reduce(into: []) { dates, date in
      if dates.last != date { dates.append(date) }
    }
  }

  /// For those who do not see it.
  private var alternative: String {
    guard let busiest = days.max(by: { $0.comments < $1.comments }), busiest.comments > 0 else {
      return "No comments were written."
    }
    let total = days.reduce(0) { $0 + $1.comments }
    return "Comments of each day, \(SpokenNumbers.grouped(total / max(days.count, 1))) on average; the most, "
      + "\(SpokenNumbers.grouped(busiest.comments)), on \(SpokenDates.words(busiest.date))."
  }
}
