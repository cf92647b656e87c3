import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

extension World {
  /// What decides comments, as it would be after a restart on `database`.
  static func library(on database: GatehouseDatabase, _ clock: ShiftedClock) -> RuleLibrary {
    RuleLibrary(
      store: RuleSetRepository(database), archive: CommentArchiveRepository(database), clock: clock.wallClock)
  }

  /// Saves the tenant's next version and returns its number.
  @discardableResult
  func setRules(_ json: String, of client: Client) async throws -> Int64 {
    let draft = RuleSetDraft(document: try RuleSetDocument(json: json.utf8), author: nil)
    return try await RuleSetRepository(database)
      .save(draft, at: clock.now, expecting: nil, in: .tenant(client.scope)).version
  }

  /// Somebody writes a comment, and the rules in force decide on it, as ingest would. Returns the comment's id.
  @discardableResult
  func write(_ text: String, by author: String = "eve", on video: String = Client.video, to client: Client)
    async throws -> String
  {
    let comment = try state.post(text, by: author, on: video, of: client.openID)
    // Each at a moment of its own, as the events of a real account are.
    clock.advance(by: .milliseconds(1))
    let event = CommentEvent(
      kind: .created, commentID: comment.id, videoID: video, authorID: author, text: text, occurredAt: clock.now)
    let rules = try await library.rules(of: client.account.id, in: client.scope)
    let decision = rules.decide(event, scratch: MatchScratch())
    await record(
      event, from: client, decision: decision,
      action: PlannedAction(for: decision.verdict, in: client.account.dialect))
    return comment.id
  }

  func event(of comment: String, of client: Client) async throws -> StoredEvent? {
    let filter = EventFilter(kind: .created, commentID: comment)
    return try await EventRepository(database).events(matching: filter, page: PageRequest(), in: client.scope).items
      .first
  }

  /// Polls until the decision on the comment is as `condition` says, and fails the test when it never is.
  @discardableResult
  func expectDecision(
    on comment: String, of client: Client, _ condition: (Decision) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Decision {
    let isMet = try await eventually { try await event(of: comment, of: client)?.decision.map(condition) ?? false }
    let decision = try await event(of: comment, of: client)?.decision
    #expect(isMet, "the decision is \(String(describing: decision))", sourceLocation: sourceLocation)
    return try #require(decision, sourceLocation: sourceLocation)
  }

  func reply(to comment: String, of client: Client) async throws -> Action? {
    try await actions(of: client).first { $0.commentID == comment && $0.carriedOutAs == .reply }
  }

  /// Polls until the reply to the comment is in `state`, and fails the test when it never is.
  @discardableResult
  func expectReply(
    to comment: String, of client: Client, becomes state: Action.State,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Action {
    _ = try await eventually { try await reply(to: comment, of: client)?.state == state }
    let action = try await reply(to: comment, of: client)
    #expect(action?.state == state, "\(String(describing: action?.lastError))", sourceLocation: sourceLocation)
    return try #require(action, sourceLocation: sourceLocation)
  }

  func notices(of client: Client) async throws -> [Notice] {
    try await NoticeRepository(database).notices(kind: .reply, page: PageRequest(limit: 1000), in: client.scope).items
  }
}
