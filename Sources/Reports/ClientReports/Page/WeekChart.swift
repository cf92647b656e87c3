internal import Moderation

/// When comments come: a field for each hour of the week, the stronger the more.
struct WeekChart {
  let week: ReportWeek
  let zone: String

  /// Shades besides none.
  private static let shades = 5

  func write(_ html: inout HTML) {
    html.element("figure") { html in
      html.element("div", ["class": "week"]) { html in
        html.element("p", ["class": "weekdays", "aria-hidden": "true"]) { html in
          for day in SpokenDates.weekdays { html.element("span", text: String(day.prefix(3))) }
        }
        html.element(
          "svg",
          [
            "viewBox": "0 0 240 70", "preserveAspectRatio": "none", "class": "hours", "role": "img",
            "aria-label": alternative,
          ]
        ) { html in
          for (day, hours) in week.counts.enumerated() {
            for (hour, count) in hours.enumerated() { field(count, day: day, hour: hour, &html) }
          }
        }
        html.element("p", ["class": "axis", "aria-hidden": "true"]) { html in
          for hour in ["00", "06", "12", "18", "24"] { html.element("span", text: "\(hour):00") }
        }
      }
      html.element("figcaption") { html in
        html.write("Each field is an hour; the strongest stands for ")
        html.write("\(SpokenNumbers.counted(week.most, "comment")). Clocks of \(zone).")
      }
    }
  }

  private func field(_ count: Int, day: Int, hour: Int, _ html: inout HTML) {
    let shade = count == 0 ? 0 : max(1, (count * Self.shades + week.most - 1) / max(week.most, 1))
    html.shape(
      "rect",
      ["class": "s\(shade)", "x": "\(hour * 10)", "y": "\(day * 10)", "width": "9.4", "height": "9.2"])
  }

  /// For those who do not see it.
  private var alternative: String {
    guard week.most > 0 else { return "No comments were written." }
    for (day, hours) in week.counts.enumerated() {
      if let hour = hours.firstIndex(of: week.most) {
        return "Comments by weekday and hour. Most, \(SpokenNumbers.grouped(week.most)), come on "
          + "\(SpokenDates.weekdays[day]) between \(hour):00 and \(hour + 1):00."
      }
    }
    return ""
  }
}
