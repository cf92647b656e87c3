internal import Gateway
internal import Moderation
internal import Workload

/// Events of the thirty days before now, in batches: a tenth of each is the first tenant's, the rest that of a few
/// others, as comments come when a video is seen by many. What had to be deleted was, and TikTok told so.
struct StoredPast {
  /// Events of a batch. The last may be followed by the one of its deletion.
  let size = 8000
  let batches: Int

  private let members: [Population.Member]
  private let comments: [CommentEvent]
  private let rules: CompiledRuleSet
  private let scratch = MatchScratch()
  private let began: Timestamp
  private let pause: Duration

  private static let tenantsPerBatch = 50
  /// Events of the first tenant in a row.
  private static let run = 20
  private static let days = 30

  init(of members: [Population.Member], rules: RuleSetDocument, events: Int) throws {
    self.members = members
    batches = (events + size - 1) / size
    self.rules = try CompiledRuleSet(rules, version: 1)
    comments = CommentCorpus(containing: ["free money"]).comments
    let span = Duration.seconds(Self.days * 86_400)
    began = WallClock.system.now() - span
    pause = span / batches
  }

  /// The entries of a batch with the moment they came in.
  func batch(_ number: Int) -> ([JournalEntry], Timestamp) {
    let moment = began + pause * number
    var entries: [JournalEntry] = []
    entries.reserveCapacity(size + 1)
    while entries.count < size {
      let index = number * size + entries.count
      let member = member(entries.count, of: number)
      var comment = comments[index % comments.count]
      comment.commentID = String(CommentIDs.id(index, writtenAt: moment.seconds))
      comment.occurredAt = moment
      let decision = rules.decide(comment, scratch: scratch)
      let action = PlannedAction(for: decision.verdict, in: .open)
      entries.append(entry(comment, decision, action, of: member, at: moment))
      if action != nil {
        // A gateway is not ready while an action has waited for so long.
        comment.kind = .deleted
        entries.append(entry(comment, nil, nil, of: member, at: moment))
      }
    }
    return (entries, moment)
  }

  private func entry(
    _ comment: CommentEvent, _ decision: Decision?, _ action: PlannedAction?, of member: Population.Member,
    at moment: Timestamp
  ) -> JournalEntry {
    JournalEntry(
      tenantID: member.tenant, accountID: member.account,
      content: .comment(comment, decision: decision, action: action), receivedAt: moment)
  }

  /// A run at a time, since comments that have to go come at even distances: each tenant has its share of them.
  private func member(_ place: Int, of batch: Int) -> Population.Member {
    guard !(place / Self.run).isMultiple(of: 10), members.count > 1 else { return members[0] }
    let other = (batch * Self.tenantsPerBatch + place % Self.tenantsPerBatch) % (members.count - 1)
    return members[other + 1]
  }
}
