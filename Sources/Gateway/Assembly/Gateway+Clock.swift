internal import Enforcement
internal import ServiceLifecycle
internal import Storage

extension Gateway {
  /// What keeps schedules going when the machine's clock is set.
  func clockWatch() -> any Service {
    ClockWatch(timetable: TimetableRepository(database), clock: clock, logger: logger)
  }
}
