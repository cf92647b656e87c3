internal import Moderation

/// Whether calls may be made at all.
struct CallBarrierOutput {
  /// `free`, `used_up` (an account, to one endpoint), `paused` (TikTok said that there were too many) or `failing` (one
  /// is tried at a time).
  var state: String
  /// When calls may be made again, or the next one is tried.
  var until: Timestamp?

  init(_ barrier: CallBarrier?) {
    switch barrier {
    case nil: (state, until) = ("free", nil)
    case .paused(let moment): (state, until) = ("paused", moment)
    case .failing(let moment): (state, until) = ("failing", moment)
    case .usedUp(let moment): (state, until) = ("used_up", moment)
    }
  }
}
