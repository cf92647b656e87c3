import Moderation
import Testing

@testable import Storage

/// How a slice of a report is found, where a tenant has a million comments.
extension QueryPlanTests {
  @Test("A slice of a decision log reads its stretch of ids alone, and of plain allow only the decision")
  func decisionLog() async throws {
    let test = try TestDatabase()
    for (sql, first) in [
      (
        ReportWindow.decisionsSQL(),
        "listed USING COVERING INDEX events_by_tenant (tenant_id=? AND rowid>? AND rowid<?)"
      ),
      (ReportWindow.reviewsSQL, "review_decisions USING INDEX review_decisions_by_tenant (tenant_id=? AND rowid>? AND"),
      (ReportWindow.shownSQL, "actions USING INDEX actions_by_tenant (tenant_id=? AND rowid>? AND rowid<?)"),
    ] {
      let plan = try await plan(of: sql, test)
      #expect(plan.first?.contains(first) == true, "\(plan)")
      #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("deleted_accounts") }, "\(plan)")
    }
  }
}
