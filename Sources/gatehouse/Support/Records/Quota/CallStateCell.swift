/// Whether calls are made, and until when not.
enum CallStateCell {
  /// `waiting` is how many actions do for that.
  static func make(_ state: String, _ until: String?, waiting: Int = 0) -> Cell {
    let words = state.replacing("_", with: " ") + (waiting > 0 ? ", \(waiting) wait" : "")
    let text = until.map { "\(words) until \($0)" } ?? words
    return switch state {
    case "free": Cell(text, waiting > 0 ? .caution : .good)
    case "used_up", "paused": Cell(text, .caution)
    default: Cell(text, .failure)
    }
  }
}
