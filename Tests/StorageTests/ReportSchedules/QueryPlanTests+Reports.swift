import Moderation
import Testing

@testable import Storage

/// What the worker asks every minute, and what people list.
extension QueryPlanTests {
  static let ofReports: [Expectation] = [
    Expectation(
      testDescription: "due reports", marker: "FROM report_deliveries", indices: ["report_deliveries_due"]
    ) {
      _ = try await ReportDeliveryRepository($0.test.database).due(at: TestClock.start, limit: 5, excluding: [])
    },
    Expectation(
      testDescription: "schedules whose time has come", marker: "FROM report_schedules",
      indices: ["report_schedules_due"]
    ) {
      try await ReportDeliveryRepository($0.test.database).plan(at: TestClock.start)
    },
    Expectation(
      testDescription: "listing reports", marker: "FROM report_deliveries", indices: ["report_deliveries_by_tenant"]
    ) {
      _ = try await ReportScheduleRepository($0.test.database).deliveries(page: PageRequest(before: 5), in: $0.scope)
    },
  ]

  @Test("Statements about reports use their indices", arguments: ofReports)
  func reports(expectation: Expectation) async throws { try await plans(expectation: expectation) }
}
