internal import FoundationEssentials
internal import Moderation

/// The stored form of why a decision came out as it did.
struct Explanation: Codable {
  var matches: [TextMatch]
  var shadows: [ShadowMatch]

  /// Nil when there is nothing to explain, as for most comments.
  init?(_ decision: Decision) {
    guard !decision.matches.isEmpty || !decision.shadows.isEmpty else { return nil }
    matches = decision.matches
    shadows = decision.shadows
  }

  init?(json: String) {
    guard let explanation = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = explanation
  }

  /// Written by hand: Foundation's encoder costs more than storing the whole event.
  var json: String {
    var text = "{\"matches\":["
    for (index, match) in matches.enumerated() {
      if index > 0 { text += "," }
      text += "{\"start\":\(match.start),\"end\":\(match.end),\"term\":"
      Self.append(match.term, to: &text)
      text += "}"
    }
    text += "],\"shadows\":["
    for (index, shadow) in shadows.enumerated() {
      if index > 0 { text += "," }
      text += "{\"rule\":"
      Self.append(shadow.ruleID, to: &text)
      text += ",\"verdict\":\"\(shadow.verdict.name)\"}"
    }
    return text + "]}"
  }

  private static func append(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
