import Moderation
import Testing

@testable import Storage

/// What an overview costs, where a tenant has a million events and the gateway a thousand tenants.
extension QueryPlanTests {
  @Test("An overview reads hours, counts and partial indices, and never walks through a table that grows")
  func overview() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let sent = try await statements(test) {
      for reach in [OverviewReach.tenants([world.scope]), .gateway(TestDatabase.gateway)] {
        _ = try await OverviewRepository(test.database).standings(
          during: OverviewPeriod.month.steps(at: test.clock.now), stalled: [world.account.id], at: test.clock.now,
          in: reach)
      }
    }
    #expect(sent.contains { $0.contains("hourly_totals") } && sent.contains { $0.contains("rule_fuses") })
    for sql in sent where sql.hasPrefix("SELECT") {
      #expect(!sql.contains("FROM events") && !sql.contains("JOIN events"))
      let plan = try await plan(of: sql, test)
      let walks = plan.filter { step in
        step.hasPrefix("SCAN") && !Self.mayBeWalked.contains { step.contains($0) }
      }
      #expect(walks.isEmpty, "\(sql)\n\(plan)")
      for table in ["hourly_totals", "time_to_hidden_hours"] where sql.contains(table) {
        #expect(
          plan.contains { $0.contains("\(table) USING PRIMARY KEY (tenant_id=? AND account_id=? AND hour_at") },
          "\(sql)\n\(plan)")
      }
    }
  }

  /// What is made on the way, lists of deleted accounts, and what there are few of: the newest alone is read of backups.
  private static let mayBeWalked = [
    "SCAN tenants", "SCAN deleted_accounts", "SCAN (subquery", "SCAN (join", "SCAN backups", "SCAN backup_drills",
    "SCAN CONSTANT ROW", "SCAN alert_channels",
  ]
}
