internal import FoundationEssentials
internal import Moderation

/// The stored form of why a decision came out as it did. Rows from before there were layers hold `matches` and
/// `shadows` alone.
struct Explanation {
  var matches: [TextMatch] = []
  var shadows: [ShadowMatch] = []
  var fired: [FiredRule] = []
  var labels: [String] = []
  var notifies: [String] = []

  /// Nil when there is nothing to explain, as for most comments.
  init?(_ decision: Decision) {
    guard !decision.fired.isEmpty || !decision.shadows.isEmpty || !decision.matches.isEmpty || !decision.labels.isEmpty
    else { return nil }
    matches = decision.matches
    shadows = decision.shadows
    fired = decision.fired
    labels = decision.labels
    notifies = decision.notifies
  }

  init?(json: String) {
    guard let explanation = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = explanation
  }

  /// Written by hand: Foundation's encoder costs more than storing the whole event.
  var json: String {
    var writer = ExplanationWriter()
    writer.write("matches", matches) { writer, match in
      writer.text += "{\"start\":\(match.start),\"end\":\(match.end),\"term\":"
      writer.quote(match.term)
      if let rule = match.rule { writer.member("rule", rule) }
      if !match.how.isEmpty {
        writer.text += ",\"how\":["
        writer.list(match.how.names) { $0.quote($1) }
        writer.text += "]"
      }
      writer.text += "}"
    }
    writer.write("shadows", shadows) { writer, shadow in
      writer.rule(shadow.ruleID, shadow.layer, shadow.verdict)
    }
    writer.write("fired", fired) { writer, rule in writer.rule(rule.ruleID, rule.layer, rule.verdict) }
    writer.write("labels", labels) { $0.quote($1) }
    writer.write("notify", notifies) { $0.quote($1) }
    return writer.text + "}"
  }
}

extension Explanation: Decodable {
  private enum CodingKeys: String, CodingKey {
    case matches
    case shadows
    case fired
    case labels
    case notifies = "notify"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    matches = try container.decodeIfPresent([TextMatch].self, forKey: .matches) ?? []
    shadows = try container.decodeIfPresent([ShadowMatch].self, forKey: .shadows) ?? []
    fired = try container.decodeIfPresent([FiredRule].self, forKey: .fired) ?? []
    labels = try container.decodeIfPresent([String].self, forKey: .labels) ?? []
    notifies = try container.decodeIfPresent([String].self, forKey: .notifies) ?? []
  }
}

/// Writes one JSON object of lists, leaving out those that are empty.
private struct ExplanationWriter {
  var text = "{"

  mutating func write<Element>(
    _ name: StaticString, _ values: [Element], _ write: (inout ExplanationWriter, Element) -> Void
  ) {
    guard !values.isEmpty else { return }
    if text.utf8.count > 1 { text += "," }
    text += "\"\(name)\":["
    list(values, write)
    text += "]"
  }

  mutating func list<Element>(_ values: [Element], _ write: (inout ExplanationWriter, Element) -> Void) {
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      write(&self, value)
    }
  }

  mutating func rule(_ id: String, _ layer: RuleLayer, _ verdict: Verdict?) {
    text += "{\"rule\":"
    quote(id)
    member("layer", layer.name)
    if let verdict { member("verdict", verdict.name) }
    text += "}"
  }

  mutating func member(_ name: StaticString, _ value: String) {
    text += ",\"\(name)\":"
    quote(value)
  }

  mutating func quote(_ value: String) {
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
