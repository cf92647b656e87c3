internal import Moderation

/// The few colours of the command line, each with a meaning.
enum Style: String, Sendable {
  case plain = ""
  case heading = "1"
  case faint = "2"
  case good = "32"
  case caution = "33"
  case failure = "31"

  /// `text` in this style, or unchanged where colour is off.
  func apply(_ text: String, colour: Bool) -> String {
    colour && self != .plain && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The style of a verdict, by name.
  static func verdict(_ name: String) -> Style {
    switch Verdict(name: name) {
    case .allow: .good
    case .review, .hold: .caution
    case .hide, .delete: .failure
    case nil: .plain
    }
  }

  /// The style of an action's state, by name.
  static func state(_ name: String) -> Style {
    switch name {
    case "confirmed": .good
    case "failed", "dead": .failure
    default: .caution
    }
  }
}
