internal import Metrics
internal import Moderation
internal import ServiceLifecycle

/// Carries a pass over one video on, page by page, until its end or until no more calls are to be had.
struct VideoSweep: Sendable {
  let store: any SweepStore
  let reader: GatedReader
  let recorder: FoundCommentRecorder
  let own: OwnComments
  let schedule: SweepSchedule
  let clock: WallClock
  let metrics = SweepMetrics()

  /// Throws `GatedReader.Refusal`, `StorageError`, and what the rules throw; what was done until then is kept.
  func carryOn(_ video: SweptVideo, of account: Account) async throws {
    let start = video.pass ?? schedule.pass(over: video, at: clock.now())
    let rule = try await rule(of: start, coveredUntil: video.coveredUntil, for: account)
    let pass = try await walk(start, by: rule, of: account) { cursor in
      try await reader.comments(of: video.videoID, from: cursor, for: account)
    } following: { comments in
      for comment in comments where comment.replies > 0 {
        try await lookAtReplies(to: comment, on: video, of: account, since: start)
      }
    } keep: { pass in
      try await store.keep(pass, of: video)
    }
    guard let pass else { return }
    try await finish(video, pass, by: rule)
  }

  /// Answers to comments before the rule's horizon are not looked at.
  private func lookAtReplies(
    to comment: PlatformComment, on video: SweptVideo, of account: Account, since passBegan: SweepPass
  ) async throws {
    var thread =
      try await store.threads([comment.id], of: video).first ?? SweptThread(commentID: comment.id)
    guard thread.pass != nil || thread.replies != comment.replies else { return }
    let start = thread.pass ?? SweepPass(began: passBegan.began, isWhole: thread.coveredUntil == nil)
    let rule = try await rule(of: start, coveredUntil: thread.coveredUntil, for: account)
    let earlier = thread
    let pass = try await walk(start, by: rule, of: account) { cursor in
      try await reader.replies(to: comment.id, of: video.videoID, from: cursor, for: account)
    } keep: { pass in
      var thread = earlier
      thread.pass = pass
      try await store.keep(thread, of: video)
    }
    guard let pass else { throw CancellationError() }
    // Those too young are counted once they were looked at.
    thread.replies = comment.replies - pass.tooYoung
    thread.coveredUntil = rule.settledBefore
    thread.pass = nil
    try await store.keep(thread, of: video)
  }

  /// Asked anew whenever a pass goes on, since it may have rested while comments were deleted.
  private func rule(of pass: SweepPass, coveredUntil: Timestamp?, for account: Account) async throws -> SweepRule {
    schedule.rule(
      of: pass, coveredUntil: coveredUntil,
      deletedBefore: try await store.commentsDeletedBefore(of: account.tenantID), for: account)
  }

  /// Goes along a list until its end. `follow` goes into what a page held once that is kept. Nil where a shutdown came
  /// before the end.
  private func walk(
    _ start: SweepPass, by rule: SweepRule, of account: Account,
    reading read: (Int) async throws -> PlatformCommentPage,
    following follow: ([PlatformComment]) async throws -> Void = { _ in },
    keep: (SweepPass) async throws -> Void
  ) async throws -> SweepPass? {
    var pass = start
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      let page = try await read(pass.cursor)
      let wanted = rule.wanted(page.comments, after: pass.edge)
      let known = try await store.known(wanted.map(\.id), of: account.id)
      let unknown = wanted.filter { !known.contains($0.id) }
      let found = try await recorder.record(unknown, of: account)
      // Young ones too: the sooner a name is known the better.
      try await own.note(page.comments, of: account)
      metrics.looked(at: wanted.count, found: found)
      try await follow(wanted)
      pass.found += found
      pass.tooYoung += rule.tooYoung(page.comments, after: pass.edge)
      guard rule.advance(&pass, past: page, unknown: unknown.count) else { return pass }
      try await keep(pass)
    }
    return nil
  }

  private func finish(_ video: SweptVideo, _ pass: SweepPass, by rule: SweepRule) async throws {
    let now = clock.now()
    let isQuiet = pass.found == 0 && video.sweptAt.map { video.lastEventAt <= $0 } ?? false
    var video = video
    video.coveredUntil = rule.settledBefore
    if pass.isWhole { video.wholeAt = pass.began }
    video.quietPasses = isQuiet ? video.quietPasses + 1 : 0
    try await store.finish(
      video, from: rule.horizon, next: schedule.next(afterQuiet: video.quietPasses, at: now), at: now)
    metrics.passes.increment()
  }
}
