extension Platform {
  /// Comments kept; a sandbox is not a database.
  static let maximumComments = 1_000_000
  /// TikTok's limit for a comment written over the API, in characters, since August 2026.
  static let maximumTextLength = 1_200

  mutating func post(
    _ text: String, by username: String, on videoID: String, of openID: String, replyingTo parentID: String?,
    isEcho: Bool = false
  ) throws(SandboxError) -> SandboxComment {
    let account = try account(openID)
    guard Self.isNumericID(videoID) else {
      throw .invalid(reason: "video_id must be 1 to 19 decimal digits, since events carry it as a number")
    }
    guard !text.isEmpty, text.count <= Self.maximumTextLength else {
      throw .invalid(reason: "the text must have 1 to \(Self.maximumTextLength) characters")
    }
    guard comments.count < Self.maximumComments else {
      throw .invalid(reason: "the sandbox holds \(Self.maximumComments) comments and takes no more; restart it")
    }
    let name = Self.bare(username)
    guard !name.isEmpty else { throw .invalid(reason: "a comment needs a username") }
    if let parentID {
      guard let parent = comments[parentID], parent.account == openID, parent.videoID == videoID,
        parent.visibility != .deleted
      else { throw .notFound(what: "comment \(parentID) on that video") }
    }
    let created = now
    // An account's own comments come under the id it is known by.
    let isOwn = name == account.username
    let comment = SandboxComment(
      id: String(commentIDs.next(now: created, using: &random)), account: openID, videoID: videoID,
      parentID: parentID, username: name, userID: isOwn ? openID : Commenter.userID(name),
      uniqueIdentifier: Commenter.uniqueIdentifier(name), text: text, isOwn: isOwn,
      createdAt: created)
    comments[comment.id] = comment
    commentOrder.append(comment.id)
    commentsOfVideo[VideoKey(account: openID, video: videoID), default: []].append(comment.id)
    if let parentID { repliesOfComment[parentID, default: []].append(comment.id) }
    announce(comment, of: account, at: created, isEcho: isEcho)
    return comment
  }

  mutating func setVisibility(
    _ visibility: SandboxComment.Visibility, of id: String, as actor: SandboxComment.Actor
  ) throws(SandboxError) -> SandboxComment {
    guard var comment = comments[id] else { throw .notFound(what: "comment \(id)") }
    guard comment.visibility != visibility else { return comment }
    guard comment.visibility != .deleted else {
      throw .invalid(reason: "comment \(id) was deleted, which is final")
    }
    comment.visibility = visibility
    comment.changedBy = actor
    comment.changedAt = now
    comments[id] = comment
    announce(comment, of: try account(comment.account), at: now, isEcho: actor == .api)
    return comment
  }

  /// Ids are bare 64-bit numbers in `business` events; a leading zero would not survive there.
  static func isNumericID(_ text: String) -> Bool {
    (1...19).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) } && !text.hasPrefix("0")
      && Int64(text) != nil
  }

  /// Queues the event that tells of `comment`'s present state. An account that removed its authorisation, or whose
  /// grant lapsed, has none sent: TikTok stops silently.
  private mutating func announce(_ comment: SandboxComment, of account: SandboxAccount, at time: Int64, isEcho: Bool) {
    guard account.isAuthorised, account.scopes.contains("comment.list"),
      let tokens = tokens.newest(of: account.openID), time < tokens.refreshExpiresAt
    else { return }
    switch account.dialect {
    case .open:
      guard let event = EventBody.openEvent(for: comment.visibility, isNew: comment.changedAt == nil) else { return }
      for webhook in webhooks.open where webhook.account == account.openID && webhook.events.contains(event) {
        enqueue(event, of: account, comment: comment, isEcho: isEcho, target: .open(webhook: webhook.id)) {
          EventBody.flat(comment, event: event, at: time, carriesText: $0)
        }
      }
    case .business:
      let key = WebhookBook.BusinessKey(app: account.appID, eventType: "COMMENT")
      guard let webhook = webhooks.business[key], webhook.covers(video: comment.videoID) else { return }
      let action = EventBody.action(for: comment.visibility, isNew: comment.changedAt == nil)
      let carriesText = configuration.businessEventsCarryText
      enqueue(
        "comment.update", action: action, of: account, comment: comment, isEcho: isEcho,
        target: .business(app: key.app, eventType: key.eventType)
      ) {
        EventBody.envelope(
          app: account.appID, event: "comment.update", createTime: time / 1000, openID: account.openID,
          content: EventBody.commentContent(comment, action: action, at: time, carriesText: carriesText && $0))
      }
    }
  }

  /// Hands an event to the deliverer, after the faults that concern deliveries. `body` is told whether it may carry the
  /// comment's text.
  mutating func enqueue(
    _ event: String, action: String? = nil, of account: SandboxAccount?, comment: SandboxComment? = nil,
    isEcho: Bool = false, target: DeliveryBook.Target, body: (_ carriesText: Bool) -> JSON
  ) {
    var copies = 1
    var delay = Duration.zero
    var isDropped = false
    var carriesText = true
    for fault in faults.draw(event: event) {
      switch fault {
      case .duplicateDelivery: copies += 1
      case .reorderedDelivery(let wait): delay = wait
      case .droppedDelivery: isDropped = true
      case .missingText: carriesText = false
      default: break
      }
    }
    let bytes = Array(body(carriesText).text.utf8)
    for _ in 0..<copies {
      deliveries.add(
        SandboxDelivery(
          id: deliveries.nextID, event: event, action: action, account: account?.openID, commentID: comment?.id,
          isEcho: isEcho, outcome: isDropped ? .dropped : .pending),
        body: bytes, target: target, due: .now + delay)
    }
  }
}
