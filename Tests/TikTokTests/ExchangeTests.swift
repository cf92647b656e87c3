import Logging
import Moderation
import Sandbox
import Testing

@testable import TikTok

/// Whole exchanges with a TikTok that behaves like TikTok.
@Suite("Against the sandbox")
struct ExchangeTests {
  static let publicURL = "http://127.0.0.1:9"

  private func withSandbox(
    _ dialect: Dialect, _ body: (SandboxServer, Workbench, Account) async throws -> Void
  ) async throws {
    let sandbox = SandboxServer(
      SandboxConfiguration(), logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() })
    _ = try await sandbox.start()
    try sandbox.state.addApp(id: "7364323437050855441", secret: "app-secret/0123456789")
    let issued = try sandbox.state.addAccount(
      dialect == .open ? .open : .business, openID: "-000openid", appID: "7364323437050855441", username: "owner")
    let bench = try Workbench(open: sandbox.openBase, business: sandbox.businessBase)
    let account = try bench.account(dialect, access: issued.accessToken, refresh: issued.refreshToken)
    try await body(sandbox, bench, account)
    await sandbox.stop()
  }

  @Test("a hidden comment is hidden, and shown again")
  func hide() async throws {
    try await withSandbox(.business) { sandbox, bench, account in
      let comment = try sandbox.state.post("spam", by: "@a", on: "7377694258502880513", of: "-000openid")
      try await bench.moderator.perform(.hide, on: comment.id, of: comment.videoID, for: account)
      #expect(sandbox.state.comment(comment.id)?.visibility == .hidden)
      try await bench.moderator.perform(.unhide, on: comment.id, of: comment.videoID, for: account)
      #expect(sandbox.state.comment(comment.id)?.visibility == .public)
      let refused = await failure {
        try await bench.moderator.perform(.delete, on: comment.id, of: comment.videoID, for: account)
      }
      #expect(refused?.kind == .permission)
      let gone = await failure {
        try await bench.moderator.perform(.hide, on: "1", of: comment.videoID, for: account)
      }
      #expect(gone?.kind == .gone)
    }
  }

  @Test("an open comment is deleted")
  func delete() async throws {
    try await withSandbox(.open) { sandbox, bench, account in
      let comment = try sandbox.state.post("spam", by: "@a", on: "7377694258502880513", of: "-000openid")
      try await bench.moderator.perform(.delete, on: comment.id, of: comment.videoID, for: account)
      #expect(sandbox.state.comment(comment.id)?.visibility == .deleted)
    }
  }

  @Test("a revoked token is refreshed in the middle of a call, again and again", arguments: Dialect.allCases)
  func refresh(dialect: Dialect) async throws {
    try await withSandbox(dialect) { sandbox, bench, account in
      for _ in 0..<3 {
        _ = try sandbox.state.addFault(SandboxFault(.revokedToken))
        let comment = try sandbox.state.post("spam", by: "@a", on: "7377694258502880513", of: "-000openid")
        let action = dialect == .open ? Action.Kind.delete : .hide
        try await bench.moderator.perform(
          action,
          on: comment.id, of: comment.videoID, for: account)
        let newest = sandbox.state.tokens(of: "-000openid")
        let stored = try await bench.stored(account)
        #expect(stored?.access == newest?.accessToken && stored?.refresh == newest?.refreshToken)
      }
      #expect(bench.isConnected(account))
    }
  }

  @Test("a withdrawn authorisation disconnects the account", arguments: Dialect.allCases)
  func withdrawn(dialect: Dialect) async throws {
    try await withSandbox(dialect) { sandbox, bench, account in
      try sandbox.state.revokeAuthorisation(of: "-000openid")
      let failure = await failure {
        try await bench.moderator.perform(dialect == .open ? .delete : .hide, on: "1", of: "2", for: account)
      }
      #expect(failure?.kind == .reauthorise)
      #expect(!bench.isConnected(account))
    }
  }

  @Test(
    "faults come out in their classes",
    arguments: [
      (Dialect.business, SandboxFault.Kind.code("40100"), PlatformFailure.Class.rateLimited),
      (.business, .code("50000"), .transient), (.business, .httpStatus(500), .transient),
      (.business, .lostAnswer, .unreachable), (.open, .code("rate_limit_exceeded"), .rateLimited),
      (.open, .code("made_up"), .transient), (.open, .httpStatus(503), .transient), (.open, .lostAnswer, .unreachable),
    ])
  func faults(dialect: Dialect, fault: SandboxFault.Kind, kind: PlatformFailure.Class) async throws {
    try await withSandbox(dialect) { sandbox, bench, account in
      let comment = try sandbox.state.post("spam", by: "@a", on: "7377694258502880513", of: "-000openid")
      _ = try sandbox.state.addFault(SandboxFault(fault))
      let action = dialect == .open ? Action.Kind.delete : .hide
      let failure = await failure {
        try await bench.moderator.perform(action, on: comment.id, of: comment.videoID, for: account)
      }
      #expect(failure?.kind == kind)
    }
  }

  @Test("webhooks are registered, listed, synced to another address and deleted", arguments: Dialect.allCases)
  func webhooks(dialect: Dialect) async throws {
    try await withSandbox(dialect) { sandbox, bench, account in
      let manager = bench.webhooks(publicURL: Self.publicURL)
      let scope = bench.scope(of: account)
      let registered = try await manager.register(for: account.id, publicURL: nil, in: scope)
      #expect(try await manager.list(for: account.id, in: scope) == [registered])

      let moved = "http://127.0.0.1:10"
      let plan = try await manager.sync(account: account.id, publicURL: moved, dryRun: true, in: scope)
      #expect(plan.removed == [registered] && plan.adds && plan.wanted.hasPrefix(moved))
      #expect(sandbox.state.webhooks().map(\.url) == [registered.url])

      let done = try await manager.sync(account: account.id, publicURL: moved, dryRun: false, in: scope)
      #expect(done == plan)
      #expect(sandbox.state.webhooks().map(\.url) == [plan.wanted])
      let again = try await manager.sync(account: account.id, publicURL: moved, dryRun: false, in: scope)
      #expect(again.isEmpty && again.kept.count == 1)

      let id = try #require(again.kept.first?.id)
      try await manager.delete(id, for: account.id, in: scope)
      #expect(sandbox.state.webhooks().isEmpty)
    }
  }
}
