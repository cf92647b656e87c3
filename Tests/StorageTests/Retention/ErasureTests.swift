import Dispatch
import FoundationEssentials
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("An erasure") struct ErasureTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let account: AccountID

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    // Of the dialect in which comments can be replied to.
    let app = App.sample("key", tenant: scope.tenantID)
    try await AppRepository(test.database).create(app, in: scope)
    let sample = Account.sample(in: scope, dialect: .business, openID: "o", appID: app.id)
    try await AccountRepository(test.database).create(sample, tokens: nil, webhookSecret: nil, in: scope)
    account = sample.id
  }

  private func erase(
    author: String? = nil, username: String? = nil, at account: AccountID? = nil, in scope: TenantScope? = nil
  ) async throws -> ErasureID {
    let scope = scope ?? self.scope
    let subject = try #require(ErasureSubject(authorID: author, username: username))
    let erasure = Erasure(
      id: .fresh(at: test.clock.now), tenantID: scope.tenantID, accountID: account,
      subjectDigest: AuditEntry.sha256Hex(subject.text), requestedBy: nil, createdAt: test.clock.now)
    try await ErasureRepository(test.database).create(erasure, of: subject, in: scope)
    return erasure.id
  }

  private func receipt(_ id: ErasureID) async throws -> Erasure {
    try #require(try await ErasureRepository(test.database).erasure(id, in: scope))
  }

  /// A comment of somebody, which was hidden, labelled and replied to.
  private func comment(
    _ id: String, author: String?, username: String?, text: String, of account: AccountID, in scope: TenantScope
  ) -> JournalEntry {
    var entry = JournalEntry.decided(
      id,
      .by(
        "spam", .hide, labels: ["scam"],
        reply: ReplyPool(variants: ["hello {username} there"], perVideo: 99, within: 1000)),
      of: account, in: scope)
    guard case .comment(var comment, let decision, let action) = entry.content else { return entry }
    (comment.authorID, comment.username, comment.text) = (author, username, text)
    entry.content = .comment(comment, decision: decision, action: action)
    return entry
  }

  private func parked(_ body: String, of account: AccountID?) -> JournalEntry {
    .parked(Array(body.utf8), of: account, in: scope)
  }

  @Test("takes a user out of everything that is stored, and gives a receipt whose audit entry is in the chain")
  func everything() async throws {
    let needle = "zebrafish"
    _ = await test.record([
      comment("1", author: "u-\(needle)", username: "@\(needle)", text: "my \(needle) words", of: account, in: scope),
      comment("2", author: "u-other", username: "@other", text: "others words", of: account, in: scope),
      parked(#"{"user_id":"u-\#(needle)","comment_id":7}"#, of: account),
      parked(#"{"content":"{\"unique_identifier\":\"u-\#(needle)\"}"}"#, of: nil),
      parked(#"{"username":"@other"}"#, of: account),
    ])
    try await test.onWriter { db in
      try db.execute(sql: "UPDATE replies SET written_id = 'r' || comment_id")
    }
    // TikTok tells of our reply with its text, and of the comment once more when it is hidden.
    _ = await test.record([
      comment("r1", author: "us", username: "@us", text: "hello @\(needle) there", of: account, in: scope),
      .comment("1", kind: .hidden, of: account, in: scope),
    ])
    let totals = try await test.rollups()
    let id = try await erase(author: "u-\(needle)", username: needle.uppercased())
    try await test.runRetention()
    let receipt = try await receipt(id)
    #expect(receipt.stage == .done && receipt.finishedAt == test.clock.now)
    #expect(receipt.counts.comments == 1 && receipt.counts.events == 2 && receipt.counts.replies == 1)
    #expect(receipt.counts.explanations == 1 && receipt.counts.labels == 1 && receipt.counts.parked == 2)
    #expect(try await test.rollups() == totals)
    let left = try await test.dump().filter { $0.lowercased().contains(needle) }
    #expect(left == [])
    // The other user has lost nothing.
    let other = try await test.dump().filter { $0.contains("others words") || $0.contains("hello @other there") }
    #expect(other.count == 2)
    let entry = try #require(try await test.auditEntries().first { $0.id == receipt.proof?.entry })
    #expect(entry.action == "erasure.finished" && entry.link?.hash == receipt.proof?.hash)
    #expect(try await test.verifyAudit().isWhole)
    #expect(entry.new?.contains(receipt.subjectDigest) == true)
  }

  @Test("leaves nothing of the user in the files")
  func files() async throws {
    let needle = "xylophonist"
    for number in 0..<50 {
      _ = await test.record([
        comment(
          "\(number)", author: "u-\(needle)", username: "@\(needle)", text: String(repeating: needle, count: 300),
          of: account, in: scope)
      ])
    }
    func isInFiles() throws -> Bool {
      try ["", "-wal"].contains { suffix in
        let path = test.path + suffix
        guard FileManager.default.fileExists(atPath: path) else { return false }
        return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).contains(needle)
      }
    }
    #expect(try isInFiles())
    _ = try await erase(author: "u-\(needle)")
    try await test.runRetention()
    #expect(try !isInFiles())
  }

  @Test("does not finish while somebody reads a state from before, and does afterwards")
  func reader() async throws {
    _ = await test.record([comment("1", author: "u1", username: nil, text: "x", of: account, in: scope)])
    let id = try await erase(author: "u1")
    let (isReading, hasBegun) = AsyncStream.makeStream(of: Void.self)
    let end = DispatchSemaphore(value: 0)
    let reading = Task { [test] in
      try await test.database.pool.read { db in
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM events")
        hasBegun.yield()
        end.wait()
      }
    }
    _ = await isReading.first { true }
    try await test.runRetention(atMost: 8)
    #expect(try await receipt(id).stage == .log)
    end.signal()
    try await reading.value
    try await test.runRetention()
    #expect(try await receipt(id).stage == .done)
  }

  @Test("covers what is recorded while it goes on, and says up to when")
  func meanwhile() async throws {
    _ = await test.record([comment("1", author: "u1", username: nil, text: "x", of: account, in: scope)])
    let id = try await erase(author: "u1")
    // One slice for the event, and one that finds no more.
    try await test.runRetention(atMost: 2)
    #expect(try await receipt(id).stage == .parked)
    test.clock.advance(by: .seconds(5))
    _ = await test.record([
      comment("2", author: "u1", username: nil, text: "x", of: account, in: scope),
      parked(#"{"user_id":"u1"}"#, of: account),
    ])
    // The parked delivery is found, then the rest is gone through; the log is still to be emptied.
    try await test.runRetention(atMost: 2)
    let covered = test.clock.now
    let blocked = try await receipt(id)
    #expect(blocked.stage == .log && blocked.coveredUntil == covered)
    test.clock.advance(by: .seconds(5))
    _ = await test.record([comment("3", author: "u1", username: nil, text: "x", of: account, in: scope)])
    try await test.runRetention()
    let receipt = try await receipt(id)
    #expect(receipt.stage == .done && receipt.coveredUntil == covered && receipt.finishedAt == test.clock.now)
    #expect(receipt.counts.comments == 2 && receipt.counts.parked == 1)
    #expect(try await test.count("SELECT count(*) FROM events WHERE text IS NOT NULL") == 1)
    let entry = try #require(try await test.auditEntries().first { $0.id == receipt.proof?.entry })
    #expect(entry.new?.contains("\(covered)") == true && covered != entry.createdAt, "\(entry.new ?? "")")
  }

  @Test("does not bring the comment back when it is delivered again, and takes no reply to it any further")
  func repetition() async throws {
    let entry = comment("1", author: "u1", username: "@a", text: "x", of: account, in: scope)
    _ = await test.record([entry, .comment("1", kind: .madePublic, of: account, in: scope)])
    let id = try await erase(author: "u1")
    try await test.runRetention()
    // Both events are the user's, of one comment.
    let counts = try await receipt(id).counts
    #expect(counts.comments == 1 && counts.events == 2)
    #expect(await test.record([entry]) == [.duplicate])
    #expect(try await test.count("SELECT count(*) FROM events WHERE text IS NOT NULL") == 0)
    let states = try await test.database.pool.read { db in
      try Int.fetchAll(db, sql: "SELECT state FROM actions ORDER BY requested")
    }
    // The hide is still wanted; the reply, which names the user, is not.
    #expect(states == [Action.State.requested.rawValue, Action.State.withdrawn.rawValue])
  }

  @Test("is of one tenant, and of one account where it says so")
  func isolation() async throws {
    let other = try await test.addTenant("b")
    let theirs = try await test.addAccount(in: other)
    let second = try await test.addAccount("second", in: scope)
    _ = await test.record([
      comment("1", author: "u1", username: "@a", text: "x", of: account, in: scope),
      comment("2", author: "u1", username: "@a", text: "x", of: second, in: scope),
      comment("3", author: "u1", username: "@a", text: "x", of: theirs, in: other),
    ])
    await #expect(throws: StorageError.reference(what: "account")) { _ = try await erase(author: "u1", at: theirs) }
    let id = try await erase(author: "u1", at: second)
    #expect(try await ErasureRepository(test.database).erasure(id, in: other) == nil)
    try await test.runRetention()
    let erased = "SELECT count(*) FROM events WHERE text IS NULL AND account_id = ?"
    #expect(try await test.count(erased, [second.rawValue]) == 1)
    #expect(try await test.count(erased, [account.rawValue]) == 0)
    _ = try await erase(username: "@A")
    try await test.runRetention()
    #expect(try await test.count(erased, [account.rawValue]) == 1)
    #expect(try await test.count(erased, [theirs.rawValue]) == 0)
  }

  @Test("goes on where it was after a crash, and counts nothing twice")
  func crash() async throws {
    _ = await test.record(
      (1...30).map { comment("\($0)", author: "u1", username: "@a", text: "x", of: account, in: scope) })
    let id = try await erase(author: "u1")
    try await test.runRetention(within: .zero, atMost: 7)
    #expect(try await receipt(id).counts.comments == 7)
    await test.database.close()
    let again = try TestDatabase(folder: test.folder, clock: test.clock)
    try await again.runRetention(within: .zero)
    let receipt = try #require(try await ErasureRepository(again.database).erasure(id, in: scope))
    #expect(receipt.stage == .done && receipt.counts.comments == 30 && receipt.counts.events == 30)
  }
}
