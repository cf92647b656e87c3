import Moderation
import Testing

@testable import Diagnosis

@Suite struct WebhookCheckTests {
  private struct Store: DiagnosisStore {
    var owners: [WebhookOwner]

    func facts(at moment: Timestamp, in scope: GatewayScope) async throws -> GatewayFacts { GatewayFacts() }

    func accountNames(_ ids: [AccountID], in scope: GatewayScope) async throws -> [AccountID: String] { [:] }

    func webhookOwners(limit: Int, in scope: GatewayScope) async throws -> (accounts: [WebhookOwner], total: Int) {
      (Array(owners.prefix(limit)), owners.count)
    }
  }

  /// Says what there is, and does nothing about it.
  private struct Registrar: WebhookRegistrar {
    struct Change: Error {}

    var differences: [AccountID: Result<WebhookDifference, WebhookError>]

    func sync(
      account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope
    ) async throws -> WebhookDifference {
      guard dryRun else { throw Change() }
      let usual = WebhookDifference(wanted: "https://a.example/w", kept: [], removed: [], adds: false)
      return try differences[account]?.get() ?? usual
    }

    func wantedURL(of account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> String {
      throw Change()
    }
    func list(for account: AccountID, in scope: TenantScope) async throws -> [RegisteredWebhook] { throw Change() }
    func register(
      for account: AccountID, publicURL: String?, in scope: TenantScope
    ) async throws -> RegisteredWebhook { throw Change() }
    func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws { throw Change() }
  }

  private let owners = ["@a", "@b", "@c", "@d"].map {
    WebhookOwner(tenantID: .fresh(), accountID: .fresh(), name: $0)
  }

  private func check(
    _ differences: [AccountID: Result<WebhookDifference, WebhookError>] = [:], limit: Int = 20
  ) async throws -> [DiagnosticFinding] {
    try await WebhookCheck(
      store: Store(owners: owners), registrar: Registrar(differences: differences),
      scope: GatewayScope(ownWork: ()), limit: limit
    ).run()
  }

  @Test("webhooks as they should be are one finding, and where there are no accounts that is fine too")
  func healthy() async throws {
    let found = try await check()
    #expect(found.severities == [.ok] && found.text.contains("4 of 4 accounts"))
    let none = try await WebhookCheck(
      store: Store(owners: []), registrar: Registrar(differences: [:]), scope: GatewayScope(ownWork: ()), limit: 20
    ).run()
    #expect(none.severities == [.ok])
  }

  @Test("what is missing is a problem, what is left over a warning, and what TikTok does not say is told")
  func differences() async throws {
    let old = RegisteredWebhook(id: "1", url: "https://old.example", events: [])
    let found = try await check([
      owners[0].accountID: .success(
        WebhookDifference(wanted: "https://a.example/w", kept: [], removed: [], adds: true)),
      owners[1].accountID: .success(
        WebhookDifference(wanted: "https://a.example/w", kept: [], removed: [old], adds: false)),
      owners[2].accountID: .failure(.notConfigured(message: "public.url is not set")),
      owners[3].accountID: .failure(
        .platform(PlatformFailure(kind: .permission, status: 401, code: nil, message: "the token is refused"))),
    ])
    #expect(found.severities == [.problem, .warning, .warning, .warning])
    #expect(found[0].message.contains("@a: https://a.example/w is not registered"))
    #expect(found[0].remedy?.contains("webhook sync \(owners[0].accountID)") == true)
    #expect(found.text.contains("public.url is not set") && found.text.contains("the token is refused"))
  }

  @Test("of more accounts than may be asked about, the others are named as not looked at")
  func limit() async throws {
    let found = try await check(limit: 3)
    #expect(found.severities == [.ok, .warning])
    #expect(found.text.contains("1 of 4 accounts were not asked about") && found.text.contains("--all"))
  }
}
