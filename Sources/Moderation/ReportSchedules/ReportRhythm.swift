/// How often a report is sent, at which hour, and which days it covers. Pure: what time it is, and by whose clocks, is
/// told.
public struct ReportRhythm: Equatable, Sendable {
  public enum Every: Equatable, Sendable {
    /// Covers the week before, Monday to Sunday.
    case week(on: Weekday)
    /// On a day of the month, 1...28, so that every month has it. Covers the month before.
    case month(on: Int)
  }

  public var every: Every
  /// By the zone's clocks, 0...23.
  public var hour: Int

  public init(every: Every, hour: Int) {
    self.every = every
    self.hour = hour
  }

  /// The first time after `moment`.
  public func next(after moment: Timestamp, in calendar: LocalCalendar) -> ReportSlot {
    // Where clocks are set back over midnight, a day comes twice: so that the stretch before is looked at as well.
    var first = preceding(stretch(of: calendar.date(at: moment)))
    while true {
      let slot = slot(inStretchFrom: first, calendar)
      if slot.at > moment { return slot }
      first = following(first)
    }
  }

  /// The times after `start` up to `end`, the latest `limit` of them, oldest first.
  public func slots(after start: Timestamp, upTo end: Timestamp, latest limit: Int, in calendar: LocalCalendar)
    -> [ReportSlot]
  {
    var found: [ReportSlot] = []
    var first = following(stretch(of: calendar.date(at: end)))
    while found.count < limit {
      let slot = slot(inStretchFrom: first, calendar)
      guard slot.at > start else { break }
      if slot.at <= end { found.insert(slot, at: 0) }
      first = preceding(first)
    }
    return found
  }

  /// The last whole week, or month, before `moment`.
  public func lastDays(at moment: Timestamp, in calendar: LocalCalendar) -> ReportedDays {
    let first = stretch(of: calendar.date(at: moment))
    return ReportedDays(from: preceding(first), until: first, in: calendar)
  }

  /// There is one time in each week, or month, which is named by its first day.
  private func slot(inStretchFrom first: LocalDate, _ calendar: LocalCalendar) -> ReportSlot {
    let distance: Int =
      switch every {
      case .week(let weekday): Weekday.allCases.firstIndex(of: weekday) ?? 0
      case .month(let day): day - 1
      }
    return ReportSlot(
      at: calendar.moment(of: first.adding(days: Int64(distance)), hour: hour),
      days: ReportedDays(from: preceding(first), until: first, in: calendar))
  }

  private func stretch(of date: LocalDate) -> LocalDate {
    switch every {
    case .week: date.adding(days: -date.daysSinceMonday)
    case .month: date.firstOfMonth
    }
  }

  private func preceding(_ first: LocalDate) -> LocalDate { stretch(of: first.adding(days: -1)) }

  private func following(_ first: LocalDate) -> LocalDate {
    switch every {
    case .week: first.adding(days: 7)
    // No month is longer, and none shorter than what is left of the next.
    case .month: first.adding(days: 31).firstOfMonth
    }
  }
}

/// One time at which a report is sent.
public struct ReportSlot: Equatable, Sendable {
  public var at: Timestamp
  public var days: ReportedDays

  public init(at: Timestamp, days: ReportedDays) {
    self.at = at
    self.days = days
  }
}
