internal import Moderation

extension ClientReportPage {
  /// When comments came: by day, and over the week.
  func time(_ html: inout HTML) {
    section("days", "Day by day", isBreakable: false, &html) { html in
      DayChart(days: report.days).write(&html)
    }
    section("week", "Over the week", isBreakable: false, &html) { html in
      WeekChart(week: report.week, zone: report.calendar.zone).write(&html)
    }
  }
}
