import Sandbox

/// Comments that were written at the sandbox, and what must become of each under the starter rules.
struct Traffic {
  private(set) var mustGo: [String] = []
  private(set) var mustStay: [String] = []
  private var written = 0

  private static let lines: [(text: String, mustGo: Bool)] = [
    ("This made my whole week", false), ("follow me and I follow back", true), ("wow", false),
    ("FREE MONEY for everyone", true), ("badword1ish is not a word", false), ("what a badword1 you are", true),
    ("👏 so smooth at 0:12", false), ("click   here → my bio", true),
  ]

  var count: Int { mustGo.count + mustStay.count }

  /// Writes `count` comments, to one client after the other; in `open`, one in seventeen is the account's own.
  /// (Events of `business` do not say whose a comment is.)
  mutating func write(_ count: Int, at tiktok: SandboxState, to clients: [World.Client]) throws {
    for _ in 0..<count {
      let line = Self.lines[written / clients.count % Self.lines.count]
      let client = clients[written % clients.count]
      let isOwn = client.dialect == .open && written % 17 == 8
      let comment = try tiktok.post(
        "\(line.text) \(written)", by: isOwn ? client.username : "viewer\(written % 50)", on: World.video,
        of: client.openID)
      if line.mustGo, !isOwn { mustGo.append(comment.id) } else { mustStay.append(comment.id) }
      written += 1
    }
  }
}
