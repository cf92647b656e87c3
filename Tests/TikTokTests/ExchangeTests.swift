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

  @Test("a reply is written once, as the account, under the comment")
  func reply() async throws {
    try await withSandbox(.business) { sandbox, bench, account in
      let comment = try sandbox.state.post("when?", by: "@a", on: "7377694258502880513", of: "-000openid")
      let id = try await bench.moderator.reply("Soon \u{1F44B}", to: comment.id, of: comment.videoID, for: account)
      let replies = sandbox.state.replies(to: comment.id)
      #expect(replies.map(\.id) == [id] && replies.first?.text == "Soon \u{1F44B}" && replies.first?.isOwn == true)
    }
  }

  /// `mayHaveHappened` is what keeps a reply from being sent again.
  @Test(
    "a reply that may have been written is told from one that was not, and neither is sent twice",
    arguments: [
      (SandboxFault.Kind.lostAnswer, true, 1), (.code("50000"), true, 0), (.httpStatus(502), true, 0),
      (.code("40050"), true, 0), (.code("40100"), false, 0), (.code("40002"), false, 0), (.httpStatus(429), false, 0),
      (.code("40103"), false, 0),
    ])
  func uncertain(fault: SandboxFault.Kind, mayHaveHappened: Bool, written: Int) async throws {
    try await withSandbox(.business) { sandbox, bench, account in
      let comment = try sandbox.state.post("when?", by: "@a", on: "7377694258502880513", of: "-000openid")
      // Leaves a connection that libcurl would use again.
      try await bench.moderator.perform(.unhide, on: comment.id, of: comment.videoID, for: account)
      _ = try sandbox.state.addFault(SandboxFault(fault))
      let failure = await failure {
        try await bench.moderator.reply("Soon", to: comment.id, of: comment.videoID, for: account)
      }
      #expect(failure?.mayHaveHappened == mayHaveHappened)
      #expect(sandbox.state.replies(to: comment.id).count == written)
      #expect(sandbox.state.calls(endpoint: "/business/comment/reply/create/").count == 1)
    }
  }

  @Test("an answer that cannot be read under HTTP 200 leaves open whether the reply was written")
  func garbage() async throws {
    try await withSandbox(.business) { sandbox, bench, account in
      let comment = try sandbox.state.post("when?", by: "@a", on: "7377694258502880513", of: "-000openid")
      _ = try sandbox.state.addFault(SandboxFault(.garbage))
      let failure = await failure {
        try await bench.moderator.reply("Soon", to: comment.id, of: comment.videoID, for: account)
      }
      #expect(failure?.mayHaveHappened == true)
      #expect(sandbox.state.replies(to: comment.id).count == 1)
    }
  }

  @Test("a reply whose token is rejected is sent with a fresh one; where none can be had, nothing was written")
  func replyWithFreshToken() async throws {
    try await withSandbox(.business) { sandbox, bench, account in
      let comment = try sandbox.state.post("when?", by: "@a", on: "7377694258502880513", of: "-000openid")
      _ = try sandbox.state.addFault(SandboxFault(.revokedToken))
      let reply = { try await bench.moderator.reply("Soon", to: comment.id, of: comment.videoID, for: account) }
      #expect(await failure { try await reply() }?.kind == .tokenRejected)
      #expect(sandbox.state.replies(to: comment.id).isEmpty)
      #expect(try await reply() == sandbox.state.replies(to: comment.id).first?.id)
      _ = try sandbox.state.addFault(SandboxFault(.revokedToken))
      _ = try sandbox.state.addFault(SandboxFault(.httpStatus(500), endpoint: "/tt_user/oauth2/refresh_token/"))
      let failure = await failure { try await reply() }
      #expect(failure?.kind == .transient && failure?.mayHaveHappened == false)
      #expect(sandbox.state.replies(to: comment.id).count == 1)
    }
  }

  @Test("an open account cannot answer, and nothing is asked of TikTok")
  func openReply() async throws {
    try await withSandbox(.open) { sandbox, bench, account in
      let failure = await failure { try await bench.moderator.reply("Soon", to: "1", of: "2", for: account) }
      #expect(failure?.kind == .permanent && failure?.mayHaveHappened == false)
      #expect(sandbox.state.calls().isEmpty)
    }
  }

  @Test(
    "a revoked token is renewed, again and again: in open in the middle of a call, in business before the next",
    arguments: Dialect.allCases)
  func refresh(dialect: Dialect) async throws {
    try await withSandbox(dialect) { sandbox, bench, account in
      for _ in 0..<3 {
        _ = try sandbox.state.addFault(SandboxFault(.revokedToken))
        let comment = try sandbox.state.post("spam", by: "@a", on: "7377694258502880513", of: "-000openid")
        let action = dialect == .open ? Action.Kind.delete : .hide
        let perform = {
          try await bench.moderator.perform(action, on: comment.id, of: comment.videoID, for: account)
        }
        if dialect == .business { #expect(await failure { try await perform() }?.kind == .tokenRejected) }
        try await perform()
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
