internal import Sandbox

/// Compares what became of the comments at TikTok with what the script says must become of them.
struct DemoCheck {
  let tiktok: SandboxState
  /// Comment ids.
  let mustGo: [String]
  let mustStay: [String]

  var gone: Int { mustGo.count { !isPublic($0) } }
  var there: Int { mustStay.count(where: isPublic) }
  var holds: Bool { gone == mustGo.count && there == mustStay.count }

  private func isPublic(_ id: String) -> Bool { tiktok.comment(id)?.visibility == .public }
}
