import Moderation
import Testing

@testable import Diagnosis

/// The checks of what the database knows.
@Suite struct WorkCheckTests {
  private func facts(_ change: (inout GatewayFacts) -> Void = { _ in }) -> @Sendable () async throws -> GatewayFacts {
    var facts = GatewayFacts()
    change(&facts)
    return { [facts] in facts }
  }

  private func trouble(_ name: String, _ kind: AuthorisationTrouble.Kind) -> AuthorisationTrouble {
    AuthorisationTrouble(tenantID: .fresh(), accountID: .fresh(), accountName: name, kind: kind)
  }

  @Test("a gateway with nothing to do has one finding of each check, and all are fine")
  func healthy() async throws {
    let none = facts { $0.alertChannels = 1 }
    let found =
      try await AccountCheck(facts: none).run() + ActionCheck(facts: none, isPaused: false).run()
      + ParkedCheck(facts: none).run() + AlertingCheck(facts: none).run()
    #expect(found.severities == [.ok, .ok, .ok, .ok])
    #expect(found.map(\.check) == ["accounts", "actions", "parked", "alerts"])
  }

  @Test("accounts are named by what is wrong with them, five of them at most")
  func accounts() async throws {
    let found = try await AccountCheck(
      facts: facts {
        $0.troubles =
          (1...7).map { trouble("@lost\($0)", .lapsed(since: .sample, reason: "withdrawn")) }
          + [
            trouble("@stuck", .refreshFailing(ends: .sample, RenewalTrouble(failures: 3, message: "refused"))),
            trouble("@soon", .ending(.sample)),
          ]
        $0.accountsWithoutToken = 1
        $0.silentAccounts = ["@silent"]
        $0.unheardAccounts = ["@never"]
      }
    ).run()
    #expect(found.severities == [.problem, .problem, .warning, .warning, .problem, .warning])
    #expect(found[0].message.contains("7 accounts are disconnected: @lost1, @lost2, @lost3, @lost4, @lost5 and 2 more"))
    for (finding, words) in zip(found.dropFirst(), ["@stuck", "@soon", "1 account has no", "@silent", "@never"]) {
      #expect(finding.message.contains(words))
    }
    #expect(found.allSatisfy { $0.remedy?.contains("gatehouse ") == true })
  }

  @Test("actions that wait, that were given up of late or that nobody carries out are told")
  func actions() async throws {
    let waiting = facts {
      $0.dueActions = 3
      $0.oldestDueAge = .seconds(240)
      $0.deadLetters = 9
      $0.recentDeadLetters = 2
    }
    let found = try await ActionCheck(facts: waiting, isPaused: false).run()
    #expect(found.severities == [.warning, .warning])
    #expect(found.text.contains("the oldest for 4 minutes") && found.text.contains("2 actions were given up"))
    let paused = try await ActionCheck(facts: waiting, isPaused: true).run()
    #expect(paused.severities == [.problem, .warning] && paused.text.contains("actions.paused is set"))
    let old = try await ActionCheck(facts: facts { $0.deadLetters = 9 }, isPaused: false).run()
    #expect(old.severities == [.ok] && old.text.contains("9 given up earlier"))
  }

  @Test("deliveries that cannot be used are told with the commonest reason, many of them as a problem")
  func parked() async throws {
    let few = try await ParkedCheck(
      facts: facts {
        $0.parked = 40
        $0.recentParked = 2
        $0.commonestReason = "it names an account that is not set up here"
      }
    ).run()
    #expect(few.severities == [.warning] && few.text.contains("mostly because it names an account"))
    let many = try await ParkedCheck(facts: facts { $0.recentParked = GatewayFacts.parkedLimit }).run()
    #expect(many.severities == [.problem] && many.text.contains("at least 1000"))
    let old = try await ParkedCheck(facts: facts { $0.parked = 40 }).run()
    #expect(old.severities == [.ok] && old.text.contains("40 are kept from earlier"))
  }

  @Test("alerts that go nowhere are a warning")
  func alerts() async throws {
    #expect(try await AlertingCheck(facts: facts()).run().severities == [.warning])
  }

  private struct Quota: QuotaReporting {
    var barriers: [AppID: CallBarrier] = [:]
    var used: [AppID: Int] = [:]
    var accounts: [AccountQuota] = []

    func quota(of app: AppID, at moment: Timestamp) -> AppQuota {
      AppQuota(appID: app, use: QuotaUse(limit: 600, used: used[app] ?? 0), accountLimit: 40, barrier: barriers[app])
    }
    func quota(of account: Account, at moment: Timestamp) -> AccountQuota { AccountQuota(accountID: account.id) }
    func troubledAccounts(at moment: Timestamp) -> [AccountQuota] { accounts }
  }

  private func run(
    _ quota: Quota, _ facts: @escaping @Sendable () async throws -> GatewayFacts, names: [AccountID: String] = [:]
  ) async throws -> [DiagnosticFinding] {
    try await QuotaCheck(facts: facts, quota: quota, names: { _ in names }, clock: .fixed).run()
  }

  @Test("breaches of the last day, apps that fail, are paused or have nearly no call left are told")
  func quota() async throws {
    let apps = ["fine", "failing", "paused", "busy"].map { GatewayFacts.NamedApp(id: .fresh(), name: $0) }
    var quota = Quota()
    quota.used = [apps[0].id: 539, apps[3].id: 540]
    quota.barriers = [apps[1].id: .failing(nextProbe: .sample), apps[2].id: .paused(until: .sample)]
    #expect(try await run(quota, facts { $0.apps = apps }).severities == [.problem, .warning, .warning])
    let breached = facts {
      $0.apps = apps
      $0.breaches = [GatewayFacts.NamedBreaches(name: "fine", count: 1, last: .sample - .seconds(60))]
    }
    let found = try await run(quota, breached)
    #expect(found.severities == [.warning, .problem, .warning, .warning])
    #expect(found.text.contains("1 time within a day that fine made") && found.text.contains("540 of its 600"))
    #expect(try await run(Quota(), facts { $0.apps = apps }).severities == [.ok])
  }

  @Test("accounts that fail, are paused or have next to no call left are named, though their app has calls enough")
  func accountQuota() async throws {
    let ids = (0..<4).map { _ in AccountID.fresh() }
    var quota = Quota()
    quota.accounts = [
      AccountQuota(accountID: ids[0], endpoints: [.hide: QuotaUse(limit: 40, used: 40)]),
      AccountQuota(accountID: ids[1], barrier: .paused(until: .sample)),
      AccountQuota(accountID: ids[2], barrier: .failing(nextProbe: .sample)),
      // Deleted meanwhile.
      AccountQuota(accountID: ids[3], barrier: .failing(nextProbe: .sample)),
    ]
    let found = try await run(quota, facts(), names: [ids[0]: "@full", ids[1]: "@paused", ids[2]: "@failing"])
    #expect(found.severities == [.problem, .warning, .warning])
    for (finding, words) in zip(found, ["1 account fail: @failing", "for now, after too many calls: @paused", "@full"])
    {
      #expect(finding.message.contains(words))
    }
  }
}
