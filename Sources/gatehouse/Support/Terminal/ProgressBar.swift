/// Shows on the standard error how far a long piece of work is: on a terminal only, and only once it has taken two
/// seconds.
struct ProgressBar {
  private let label: String
  private let isShown: Bool
  private let began = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?

  init(_ label: String, isShown: Bool = Console.isErrorTerminal) {
    self.label = label
    self.isShown = isShown
  }

  /// Cheap enough to call for each piece.
  mutating func update(_ done: Int, of total: Int?) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - began > .seconds(2), lastDrawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    lastDrawn = now
    Console.writeError("\r\u{1B}[K" + Self.line(label, done, total))
  }

  /// Takes the bar away again.
  mutating func finish() {
    if lastDrawn != nil { Console.writeError("\r\u{1B}[K") }
    lastDrawn = nil
  }

  static func line(_ label: String, _ done: Int, _ total: Int?) -> String {
    guard let total, total > 0 else { return "\(label) \(done)" }
    let share = min(1, Double(done) / Double(total))
    let filled = Int(share * 30)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    return "\(label) [\(bar)] \(Int(share * 100)) %"
  }
}
