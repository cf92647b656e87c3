import Synchronization
import Testing

@testable import Moderation

/// What the library remembers of an account's comments.
@Suite("Histories of accounts", .timeLimit(.minutes(5)))
struct AccountHistoryTests {
  static let tenant = TenantID(rawValue: 1)
  static let account = AccountID(rawValue: 10)
  static let other = AccountID(rawValue: 11)
  static let now = Timestamp(seconds: 1_800_000_000)

  let store = MemoryRuleSetStore()
  let archive = MemoryArchive()

  func library(historyBytes: Int = 1 << 20, onFailure: @escaping @Sendable (RuleLibrary.Part) -> Void = { _ in })
    -> RuleLibrary
  {
    var limits = RuleLibrary.Limits(retryPause: .zero)
    limits.historyBytes = historyBytes
    return RuleLibrary(
      store: store, archive: archive, limits: limits, clock: WallClock { Self.now },
      onFailure: { part, _ in onFailure(part) })
  }

  /// Saves a rule with this condition and answers the account's key.
  func key(_ condition: String) -> RuleSetKey {
    store.put(#"{"rules":[{"id":"counts","verdict":"hide","when":\#(condition)}]}"#, for: .tenant(Self.tenant))
    return RuleSetKey(for: Self.account, of: Self.tenant, revisions: store.revisions)
  }

  func comment(_ id: Int, by author: String = "u1", text: String = "hello", seconds: Int64 = 0) -> CommentEvent {
    CommentEvent(
      kind: .created, commentID: "\(id)", videoID: "1", authorID: author, text: text,
      occurredAt: Self.now + .seconds(seconds))
  }

  func rules(_ library: RuleLibrary, _ key: RuleSetKey, of account: AccountID = Self.account) async throws
    -> AccountRules
  {
    try await withCheckedThrowingContinuation { continuation in
      library.rules(key, of: account) { continuation.resume(with: $0) }
    }
  }

  static let rate = #"{"user_rate":{"above":2,"within":"1m"}}"#

  @Test("rules that count nothing ask for no history")
  func none() async throws {
    let library = library()
    let key = key(#"{"words":["spam"]}"#)
    _ = try await rules(library, key)
    #expect(library.rules(key, of: Self.account) != nil)
    #expect(archive.asked.isEmpty)
  }

  @Test("it is filled once from what is stored, without the account's own comments, and each account has its own")
  func filled() async throws {
    archive.add(comment(1), to: Self.account)
    archive.add(comment(2), to: Self.account)
    archive.add(comment(3, by: "owner"), to: Self.account, isModerated: false)
    archive.add(comment(4), to: Self.other)
    let library = library()
    let key = key(Self.rate)
    #expect(library.rules(key, of: Self.account) == nil)
    let scratch = MatchScratch()
    #expect(try await rules(library, key).decide(comment(5), scratch: scratch).verdict == .hide)
    #expect(try await rules(library, key).decide(comment(6, by: "owner"), scratch: scratch).verdict == .allow)
    #expect(try await rules(library, key, of: Self.other).decide(comment(7), scratch: scratch).verdict == .allow)
    #expect(archive.asked.map(\.account) == [Self.account, Self.other])
    // Now without waiting.
    #expect(library.rules(key, of: Self.account) != nil)
  }

  @Test("a comment counts once, however often it is decided")
  func once() async throws {
    let library = library()
    let rules = try await rules(library, key(Self.rate))
    let scratch = MatchScratch()
    for _ in 0..<5 { #expect(rules.decide(comment(1), scratch: scratch).verdict == .allow) }
    #expect(rules.decide(comment(2), scratch: scratch).verdict == .allow)
    for _ in 0..<5 { #expect(rules.decide(comment(3), scratch: scratch).verdict == .hide) }
    #expect(rules.decide(comment(1), scratch: scratch).verdict == .allow)
  }

  @Test("it outlives a change of the rules, and is filled anew where they ask for more")
  func changes() async throws {
    let library = library()
    let scratch = MatchScratch()
    let first = try await rules(library, key(Self.rate))
    for id in 1...2 { #expect(first.decide(comment(id), scratch: scratch).verdict == .allow) }
    // Not in the archive: only what is remembered counts.
    let second = try await rules(library, key(#"{"user_rate":{"above":3,"within":"1m"}}"#))
    #expect(archive.asked.count == 1)
    #expect(second.decide(comment(3), scratch: scratch).verdict == .allow)
    #expect(second.decide(comment(4), scratch: scratch).verdict == .hide)
    archive.add(comment(10, by: "u9"), to: Self.account)
    let third = try await rules(library, key(#"{"first_comment":true}"#))
    #expect(archive.asked.count == 2)
    #expect(third.decide(comment(11, by: "u9"), scratch: scratch).verdict == .allow)
    #expect(third.decide(comment(12, by: "u10"), scratch: scratch).verdict == .hide)
  }

  @Test("what the budget has no room for is filled from storage again when it is needed")
  func budget() async throws {
    let library = library(historyBytes: 1)
    let key = key(Self.rate)
    let scratch = MatchScratch()
    for id in 1...2 {
      archive.add(comment(id), to: Self.account)
      _ = try await rules(library, key).decide(comment(id), scratch: scratch)
    }
    _ = try await rules(library, key, of: Self.other)
    #expect(library.rules(key, of: Self.account) == nil)
    #expect(try await rules(library, key).decide(comment(3), scratch: scratch).verdict == .hide)
  }

  @Test("one that was filled stays whoever else is active, with the comments that waited for it")
  func waiting() async throws {
    let key = key(Self.rate)
    for id in 100..<200 {
      archive.add(comment(id, by: "u9"), to: Self.account)
      archive.add(comment(id, by: "u9"), to: Self.other)
    }
    let one = try await HistoryFiller(archive: archive, clock: WallClock { Self.now }).history(
      of: Self.account, in: TenantScope(ownWorkFor: Self.tenant), for: try ruleSet(when: Self.rate).historyNeeds)
    let library = library(historyBytes: one.memoryBytes * 3 / 2)
    let scratch = MatchScratch()
    for _ in 0..<2 {
      _ = try await rules(library, key)
      _ = try await rules(library, key, of: Self.other)
    }
    // The other account was used since this one was.
    let waiting = try await rules(library, key)
    for id in 1...2 { #expect(waiting.decide(comment(id), scratch: scratch).verdict == .allow) }
    // Not in the archive yet.
    let next = try #require(library.rules(key, of: Self.account))
    #expect(next.decide(comment(3), scratch: scratch).verdict == .hide)
    #expect(library.rules(key, of: Self.other) == nil)
  }

  @Test("where storage cannot be read nothing is decided, and a later try succeeds")
  func failure() async throws {
    let failures = Mutex<[RuleLibrary.Part]>([])
    let library = library { part in failures.withLock { $0.append(part) } }
    let key = key(Self.rate)
    archive.fail(with: .locked)
    await #expect(throws: StorageError.locked) { try await rules(library, key) }
    #expect(library.rules(key, of: Self.account) == nil)
    #expect(failures.withLock { $0 } == [.history(of: Self.account)])
    archive.fail(with: nil)
    #expect(try await rules(library, key).decide(comment(1), scratch: MatchScratch()).verdict == .allow)
  }
}
