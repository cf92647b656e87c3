/// Tells whether conditions hold for one comment, once the scratch has been filled for it.
///
/// Holds addresses instead of values, since counting references would take longer than most conditions: it must not
/// outlive the call that made it.
struct ConditionEvaluator {
  /// Where the conditions of one layer are, and what was found for them.
  struct Frame {
    let nodes: UnsafePointer<ConditionNode>
    let flags: UnsafePointer<Bool>
    let layer: Unmanaged<CompiledLayer>
  }

  let comment: UnsafePointer<CommentEvent>
  let context: UnsafePointer<DecisionContext>
  /// What was found in the text.
  let scratch: MatchScratch
  /// Whether there is a text.
  let hasText: Bool
  /// Where the scratch keeps the flags of all layers.
  let flags: UnsafePointer<Bool>
  /// Takes everything but the text for unknown.
  let knowsTextOnly: Bool

  init(
    _ comment: UnsafePointer<CommentEvent>, _ context: UnsafePointer<DecisionContext>, _ scratch: MatchScratch,
    knowsTextOnly: Bool = false
  ) {
    self.comment = comment
    self.context = context
    self.scratch = scratch
    self.knowsTextOnly = knowsTextOnly
    hasText = scratch.hasText
    flags = UnsafePointer(scratch.flags)
  }

  /// What the condition of a rule comes to; `no` once the rule has expired.
  @inline(__always)
  func truth(of rule: RankedRule) -> Truth {
    guard comment.pointee.occurredAt.milliseconds < rule.expiresAt else { return .no }
    return truth(of: rule.root, in: frame(of: rule))
  }

  @inline(__always)
  func frame(of rule: RankedRule) -> Frame {
    Frame(nodes: rule.nodes, flags: flags + Int(rule.flags), layer: rule.owner)
  }

  /// What the condition at this index of the layer's nodes comes to.
  func truth(of index: Int32, in frame: Frame) -> Truth {
    let node = frame.nodes[Int(index)]
    switch node.kind {
    case .any:
      var truth = Truth.no
      var part = index + 1
      while part < node.end {
        truth = max(truth, self.truth(of: part, in: frame))
        if truth == .yes { break }
        part = frame.nodes[Int(part)].end
      }
      return truth
    case .all:
      var truth = Truth.yes
      var part = index + 1
      while part < node.end {
        truth = min(truth, self.truth(of: part, in: frame))
        if truth == .no { break }
        part = frame.nodes[Int(part)].end
      }
      return truth
    case .not: return !truth(of: index + 1, in: frame)
    case .found(let slot): return hasText ? Truth(frame.flags[Int(slot)]) : .unknown
    default: return frame.layer._withUnsafeGuaranteedRef { truth(of: node.kind, in: $0, frame) }
    }
  }

  /// The conditions that neither combine others nor look for terms, apart from those to keep them small.
  @inline(never)
  private func truth(of kind: ConditionNode.Kind, in layer: CompiledLayer, _ frame: Frame) -> Truth {
    if kind.isAboutText { return hasText ? Truth(holds(kind, in: layer, frame)) : .unknown }
    if knowsTextOnly { return .unknown }
    let comment = comment.pointee
    switch kind {
    case .firstComment: return context.pointee.history?.isFirstComment.map(Truth.init) ?? .unknown
    case .nearDuplicates(let count, let window):
      // The history counts the others; the comment at hand is one of them.
      return context.pointee.history?.nearDuplicates(within: window).map { Truth($0 + 1 >= count) } ?? .unknown
    case .userRate(let above, let window):
      return context.pointee.history?.userRate(within: window).map { Truth($0 > above) } ?? .unknown
    case .users(let index):
      if comment.authorID == nil, comment.username == nil { return .unknown }
      return Truth(layer.tables.users[Int(index)].users.contain(id: comment.authorID, name: scratch.username))
    case .videos(let index): return Truth(layer.tables.videos[Int(index)].contains(comment.videoID))
    case .accounts(let index):
      return context.pointee.accountID.map { Truth(layer.tables.accounts[Int(index)].contains($0)) } ?? .unknown
    case .reply(let isReply): return Truth((comment.parentCommentID != nil) == isReply)
    case .time(let index): return Truth(layer.tables.windows[Int(index)].contains(comment.occurredAt))
    case .score(let index):
      guard let scores = context.pointee.scores else { return .unknown }
      let score = layer.tables.scores[Int(index)]
      return scores[score.category].map { Truth($0 > score.above) } ?? score.otherwise
    default: preconditionFailure("evaluated by the caller")
    }
  }

  /// Those about a text that is there.
  private func holds(_ kind: ConditionNode.Kind, in layer: CompiledLayer, _ frame: Frame) -> Bool {
    switch kind {
    case .measure(let measure, let above, let below):
      let value = scratch.measures.value(of: measure)
      return value > above && value < below
    case .emojiOnly: return scratch.measures.isEmojiOnly
    case .link(let index): return frame.flags[layer.slotCount + Int(index)]
    case .email: return scratch.hasEmail
    case .phone: return scratch.hasPhone
    case .script(let index): return scratch.scripts.intersects(layer.tables.scripts[Int(index)])
    default: preconditionFailure("not about a text")
    }
  }
}
