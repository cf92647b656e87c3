import Sandbox
import Testing

/// What the gateway keeps, set against what the sandbox saw.
struct Ledger {
  /// A comment and what happened to it: every such pair happens once in these tests.
  struct Key: Hashable {
    var comment: String
    var type: String
  }

  let events: [Shape.Event]
  /// How often the gateway has each.
  let rows: [Key: Int]
  let actions: [Shape.Action]

  init(_ clients: [World.Client], _ admin: AdminCaller) async throws {
    var events: [Shape.Event] = []
    var actions: [Shape.Action] = []
    for client in clients {
      events += try await admin.all("/v1/tenants/\(client.tenant)/events")
      actions += try await admin.all("/v1/tenants/\(client.tenant)/actions")
    }
    self.events = events
    rows = Dictionary(events.map { (Key(comment: $0.commentId, type: $0.type), 1) }, uniquingKeysWith: +)
    self.actions = actions
  }

  var rowCount: Int { rows.values.reduce(0, +) }

  /// The keys of deliveries that were answered 200.
  static func acknowledged(by tiktok: SandboxState) -> Set<Key> {
    Set(
      tiktok.deliveries().filter { $0.outcome == .acknowledged }.compactMap { delivery in
        delivery.commentID.map { Key(comment: $0, type: type(of: delivery)) }
      })
  }

  /// What was answered 200 and is not there exactly once, or is there and was never sent.
  func discrepancies(with acknowledged: Set<Key>, allowingMore: Bool = false) -> [String] {
    let missing = acknowledged.filter { rows[$0] == nil }.map { "lost: \($0)" }
    let repeated = rows.filter { $0.value > 1 }.map { "\($0.value) times: \($0.key)" }
    let extra = allowingMore ? [] : rows.keys.filter { !acknowledged.contains($0) }.map { "unexplained: \($0)" }
    return missing + repeated + extra
  }

  private static func type(of delivery: SandboxDelivery) -> String {
    switch (delivery.event, delivery.action) {
    case ("video_comment_created", _), (_, "insert"): "comment.created"
    case ("video_comment_deleted", _), (_, "delete"): "comment.deleted"
    case (_, "set_to_hidden"): "comment.hidden"
    default: "\(delivery.event)/\(delivery.action ?? "-")"
    }
  }
}

extension World {
  /// Waits until everything is at rest.
  func settle(_ clients: [Client], _ admin: AdminCaller, patience: Duration = .seconds(60)) async throws {
    guard try await comesToRest(clients, admin, within: patience) else {
      Issue.record("it did not come to rest within \(patience)")
      return
    }
  }

  /// Whether everything is delivered, the outbox is empty, and the echoes of the last calls are delivered too, as soon
  /// as that is so.
  func comesToRest(_ clients: [Client], _ admin: AdminCaller, within patience: Duration) async throws -> Bool {
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
      _ = await tiktok.waitUntilIdle(timeout: deadline - .now)
      var waiting = 0
      for client in clients {
        for state in ["requested", "accepted"] {
          let page: AdminCaller.Listing<Shape.Action> = try await admin.get(
            "/v1/tenants/\(client.tenant)/actions?state=\(state)&limit=1")
          waiting += page.items.count
        }
      }
      if waiting == 0, await tiktok.waitUntilIdle(timeout: .zero) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  /// Everything that had to go is gone in the way of its dialect, and nothing else.
  func checkVisibility(_ traffic: Traffic) {
    let wrong = wrongVisibility(traffic)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  /// The comments of which that is not so.
  func wrongVisibility(_ traffic: Traffic) -> [String] {
    func wrong(_ ids: [String], _ wanted: (SandboxComment) -> SandboxComment.Visibility) -> [String] {
      ids.compactMap { tiktok.comment($0) }.filter { $0.visibility != wanted($0) }.map {
        "\($0.id) of \($0.account) is \($0.visibility) and not \(wanted($0))"
      }
    }
    return wrong(traffic.mustGo) { $0.account == "cafe" ? .deleted : .hidden }
      + wrong(traffic.mustStay) { _ in .public }
  }
}
