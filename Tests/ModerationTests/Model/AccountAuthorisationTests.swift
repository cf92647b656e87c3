import Moderation
import Testing

@Suite struct AccountAuthorisationTests {
  private let now = Timestamp(seconds: 1_700_000_000)

  private func account(_ dialect: Dialect = .business, app: AppID? = .fresh(), lost: String? = nil) -> Account {
    Account(
      id: .fresh(), tenantID: .fresh(), name: "shop", dialect: dialect, openID: "-000", appID: app,
      connection: lost.map { .disconnected(since: now, reason: $0) } ?? .connected, isDisabled: false, createdAt: now,
      updatedAt: now)
  }

  private func tokens(
    access: Duration? = .seconds(86_400), refresh: Duration? = .seconds(31_536_000), hasRefresh: Bool = true,
    scopes: [String]? = AccountAuthorisation.neededScopes, trouble: RenewalTrouble? = nil
  ) -> AccountTokens {
    AccountTokens(
      access: SealedSecret(bytes: [1]), refresh: hasRefresh ? SealedSecret(bytes: [2]) : nil,
      accessExpiresAt: access.map { now + $0 }, refreshExpiresAt: refresh.map { now + $0 }, scopes: scopes,
      trouble: trouble)
  }

  @Test("An account that can be renewed for long is connected, until its refresh token ends")
  func connected() {
    let found = AccountAuthorisation(of: account(), tokens: tokens(), at: now)
    #expect(found.state == .connected && found.message == nil && found.missingScopes.isEmpty)
    #expect(found.endsAt == now + .seconds(31_536_000))
  }

  @Test("Within 14 days of its end it is expiring")
  func expiring() {
    let soon = tokens(refresh: .seconds(14 * 86_400 - 1))
    #expect(AccountAuthorisation(of: account(), tokens: soon, at: now).state == .expiring)
    let later = tokens(refresh: .seconds(14 * 86_400))
    #expect(AccountAuthorisation(of: account(), tokens: later, at: now).state == .connected)
  }

  @Test("Where nothing can renew it, the end of the access token is the end", arguments: [true, false])
  func unrenewable(hasRefresh: Bool) {
    let account = account(.open, app: hasRefresh ? nil : .fresh())
    let found = AccountAuthorisation(of: account, tokens: tokens(hasRefresh: hasRefresh), at: now)
    #expect(found.state == .expiring && found.endsAt == now + .seconds(86_400))
  }

  @Test("What was not granted limits a business account, and says what; open has no such scopes")
  func limited() {
    let granted = tokens(scopes: ["comment.list", "video.list"])
    let found = AccountAuthorisation(of: account(), tokens: granted, at: now)
    #expect(found.state == .limited && found.missingScopes == ["comment.list.manage"])
    #expect(found.message?.contains("comment.list.manage") == true)
    #expect(AccountAuthorisation(of: account(.open), tokens: granted, at: now).state == .connected)
    #expect(AccountAuthorisation(of: account(), tokens: tokens(scopes: nil), at: now).state == .connected)
  }

  @Test("The worst is said first: lost, then failing, then ending")
  func order() {
    let trouble = RenewalTrouble(failures: 3, message: "no answer")
    let bad = tokens(refresh: .seconds(60), scopes: [], trouble: trouble)
    #expect(AccountAuthorisation(of: account(lost: "withdrawn"), tokens: bad, at: now).state == .disconnected)
    #expect(AccountAuthorisation(of: account(), tokens: bad, at: now).state == .refreshFailing)
    let ending = tokens(refresh: .seconds(60), scopes: [])
    #expect(AccountAuthorisation(of: account(), tokens: ending, at: now).state == .expiring)
  }

  @Test("Without a token, or without word of its end, nothing is known")
  func unknown() {
    #expect(AccountAuthorisation(of: account(), tokens: nil, at: now).state == .unknown)
    let endless = tokens(access: nil, refresh: nil)
    #expect(AccountAuthorisation(of: account(), tokens: endless, at: now).state == .unknown)
  }
}
