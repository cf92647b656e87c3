import Testing

@testable import Bench

@Suite("Schedules of the load client")
struct LoadScheduleTests {
  @Test("in a closed loop one is always due until the end, and its latency counts from when it is sent")
  func closed() {
    var schedule = LoadSchedule(from: 10, until: 12)
    #expect(schedule.take(at: 10) == 10)
    #expect(schedule.take(at: 11.5) == 11.5)
    #expect(schedule.nextDue(at: 11.5) == 11.5)
    #expect(schedule.take(at: 12) == nil)
    #expect(schedule.nextDue(at: 12) == nil)
  }

  @Test("in an open loop those that could not be sent in time count from when they were due")
  func open() {
    var schedule = LoadSchedule(from: 10, until: 12, rate: 4)
    #expect(schedule.take(at: 10) == 10)
    #expect(schedule.take(at: 10.1) == nil)
    #expect(schedule.nextDue(at: 10.1) == 10.25)
    #expect(schedule.take(at: 10.6) == 10.25)
    #expect(schedule.take(at: 10.6) == 10.5)
    #expect(schedule.take(at: 10.6) == nil)
    #expect(schedule.nextDue(at: 12.5) == nil)
  }

  @Test("there are no more than were asked for")
  func counted() {
    var schedule = LoadSchedule(from: 0, until: .infinity, count: 2)
    #expect(schedule.take(at: 1) == 1)
    #expect(schedule.take(at: 1) == 1)
    #expect(schedule.take(at: 1) == nil)
    #expect(schedule.nextDue(at: 1) == nil)
  }
}
