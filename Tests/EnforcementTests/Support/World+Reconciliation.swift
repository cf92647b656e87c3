import Moderation
import Sandbox
import Testing

@testable import Enforcement
@testable import Storage

/// Takes note of reloads.
actor ReloadCounter: EndpointReloader {
  private(set) var count = 0
  func reload() { count += 1 }
}

extension World {
  static let listEndpoint = "/business/comment/list/"
  static let repliesEndpoint = "/business/comment/reply/list/"

  func ownComments(reloader: any EndpointReloader = ReloadCounter()) -> OwnComments {
    OwnComments(
      store: OwnCommentRepository(database), reloader: reloader, clock: clock.wallClock, logger: logger)
  }

  func textWorker(limits: CallLimits = .unhurried, own: OwnComments? = nil) -> MissingTextWorker {
    MissingTextWorker(
      queue: MissingTextRepository(database), reader: reader, gate: QuotaBroker(limits),
      accounts: AccountRepository(database), library: library, own: own ?? ownComments(), clock: clock.wallClock,
      logger: logger)
  }

  /// A worker as it would be after a start.
  func sweepWorker(
    limits: CallLimits = CallLimits(perAccount: 1_000_000, perApp: 1_000_000), alerts: (any AlertSink)? = nil,
    gate: (any CallGate)? = nil, own: OwnComments? = nil, schedule: SweepSchedule = SweepSchedule()
  ) -> SweepWorker {
    SweepWorker(
      store: SweepRepository(database), reader: reader, gate: gate ?? QuotaBroker(limits),
      journal: GroupCommitJournal(database), library: library, accounts: AccountRepository(database),
      alerts: alerts ?? AlertRepository(database), own: own ?? ownComments(), schedule: schedule,
      clock: clock.wallClock,
      logger: logger)
  }

  /// Everything that is due, by a worker that has just started.
  func sweep(by worker: SweepWorker? = nil) async throws {
    try await (worker ?? sweepWorker()).round()
  }

  /// A comment of which TikTok tells nothing.
  @discardableResult
  func lose(
    _ text: String, by author: String = "eve", on video: String = Client.video, replyingTo parent: String? = nil,
    to client: Client
  ) throws -> String {
    try state.post(text, by: author, on: video, of: client.openID, replyingTo: parent).id
  }

  /// TikTok's event of a comment comes, as ingest would hand it on.
  @discardableResult
  func deliver(_ id: String, textless: Bool = false, from client: Client) async throws -> JournalOutcome {
    let comment = try #require(state.comment(id))
    let event = CommentEvent(
      kind: .created, commentID: id, videoID: comment.videoID, parentCommentID: comment.parentID,
      authorID: comment.uniqueIdentifier, text: textless ? nil : comment.text,
      occurredAt: Timestamp(milliseconds: comment.createdAt))
    let rules = try await library.rules(of: client.account.id, in: client.scope)
    let decision = rules.decide(event, scratch: MatchScratch())
    let entry = JournalEntry(
      tenantID: client.scope.tenantID, accountID: client.account.id,
      content: .comment(event, decision: decision, action: PlannedAction(for: decision.verdict, in: .business)),
      receivedAt: clock.now)
    return await GroupCommitJournal(database).record([entry])[0]
  }

  /// Of all its comments' creations.
  func createdEvents(of client: Client) async throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    var request = PageRequest(limit: 1000)
    while true {
      let page = try await EventRepository(database).events(
        matching: EventFilter(kind: .created), page: request, in: client.scope)
      events += page.items
      guard let next = page.next else { return events }
      request.before = next
    }
  }

  func coverage(of client: Client) async throws -> CoverageDay {
    let days = try await CoverageRepository(database).coverage(during: .always, account: nil, in: client.scope)
    return days.reduce(
      CoverageDay(accountID: client.account.id, day: clock.now, delivered: 0, found: 0, late: 0)
    ) { sum, day in
      CoverageDay(
        accountID: sum.accountID, day: sum.day, delivered: sum.delivered + day.delivered,
        found: sum.found + day.found, late: sum.late + day.late)
    }
  }
}
