/// Tells whether conditions hold for one comment, once the scratch has been filled for it.
struct ConditionEvaluator {
  let comment: CommentEvent
  let context: DecisionContext
  /// What was found in the text.
  let scratch: MatchScratch
  /// Takes everything but the text for unknown.
  var knowsTextOnly = false

  /// What the condition at this index of the layer's nodes comes to. `flags` are the layer's own.
  func truth(of index: Int32, in layer: CompiledLayer, _ flags: UnsafeMutablePointer<Bool>) -> Truth {
    let node = layer.nodes[Int(index)]
    switch node.kind {
    case .any:
      var truth = Truth.no
      var part = index + 1
      while part < node.end {
        truth = max(truth, self.truth(of: part, in: layer, flags))
        if truth == .yes { break }
        part = layer.nodes[Int(part)].end
      }
      return truth
    case .all:
      var truth = Truth.yes
      var part = index + 1
      while part < node.end {
        truth = min(truth, self.truth(of: part, in: layer, flags))
        if truth == .no { break }
        part = layer.nodes[Int(part)].end
      }
      return truth
    case .not: return !truth(of: index + 1, in: layer, flags)
    case .found(let slot): return scratch.hasText ? Truth(flags[Int(slot)]) : .unknown
    case .measure(let measure, let above, let below):
      guard scratch.hasText else { return .unknown }
      let value = scratch.measures.value(of: measure)
      return Truth(value > above && value < below)
    case .emojiOnly: return scratch.hasText ? Truth(scratch.measures.isEmojiOnly) : .unknown
    default: return truth(of: node.kind, in: layer)
    }
  }

  /// The conditions that are met less often, apart from the others to keep those small.
  @inline(never)
  private func truth(of kind: ConditionNode.Kind, in layer: CompiledLayer) -> Truth {
    if knowsTextOnly, !kind.isAboutText { return .unknown }
    switch kind {
    case .link(let index):
      return scratch.hasText ? Truth(scratch.hasLink(in: layer.tables.links[Int(index)])) : .unknown
    case .email: return scratch.hasText ? Truth(!scratch.emails.isEmpty) : .unknown
    case .phone: return scratch.hasText ? Truth(!scratch.phones.isEmpty) : .unknown
    case .script(let index):
      return scratch.hasText ? Truth(scratch.scripts.intersects(layer.tables.scripts[Int(index)])) : .unknown
    case .firstComment: return context.history?.isFirstComment.map(Truth.init) ?? .unknown
    case .nearDuplicates(let count, let window):
      return context.history?.nearDuplicates(within: window).map { Truth($0 >= count) } ?? .unknown
    case .userRate(let above, let window):
      return context.history?.userRate(within: window).map { Truth($0 > above) } ?? .unknown
    case .users(let index):
      if comment.authorID == nil, comment.username == nil { return .unknown }
      return Truth(layer.tables.users[Int(index)].users.contain(comment))
    case .videos(let index): return Truth(layer.tables.videos[Int(index)].contains(comment.videoID))
    case .accounts(let index):
      return context.accountID.map { Truth(layer.tables.accounts[Int(index)].contains($0)) } ?? .unknown
    case .reply(let isReply): return Truth((comment.parentCommentID != nil) == isReply)
    case .time(let index): return Truth(layer.tables.windows[Int(index)].contains(comment.occurredAt))
    case .score(let index):
      guard let scores = context.scores else { return .unknown }
      let score = layer.tables.scores[Int(index)]
      return scores[score.category].map { Truth($0 > score.above) } ?? score.otherwise
    case .any, .all, .not, .found, .measure, .emojiOnly: preconditionFailure("evaluated by the caller")
    }
  }
}
