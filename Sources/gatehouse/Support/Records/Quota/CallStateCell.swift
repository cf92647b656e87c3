/// Whether calls are made, and until when not.
enum CallStateCell {
  static func make(_ state: String, _ until: String?) -> Cell {
    let text = until.map { "\(state) until \($0)" } ?? state
    return switch state {
    case "free": Cell(text, .good)
    case "paused": Cell(text, .caution)
    default: Cell(text, .failure)
    }
  }
}
