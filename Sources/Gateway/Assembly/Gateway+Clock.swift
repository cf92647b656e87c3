internal import Enforcement
internal import ServiceLifecycle
internal import Storage

extension Gateway {
  /// What keeps schedules going when the machine's clock is set.
  /// Those of `services` that keep moments in memory are told.
  func clockWatch(telling services: [any Service] = []) -> ClockWatch {
    let followers = services.compactMap { $0 as? any ClockFollower }
    return ClockWatch(
      timetable: TimetableRepository(database), followers: followers, clock: clock, logger: logger)
  }
}
