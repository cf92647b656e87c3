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

  /// Written by hand: Foundation's encoder costs more than storing the whole event. Empty lists are left out.
  var json: String {
    var json = JSONText()
    json.object { json in
      Self.add("matches", matches, to: &json) { match, json in
        json.key("start")
        json.number(match.start)
        json.key("end")
        json.number(match.end)
        Self.add("term", match.term, to: &json)
        if let rule = match.rule { Self.add("rule", rule, to: &json) }
        if !match.how.isEmpty {
          json.key("how")
          json.strings(match.how.names)
        }
      }
      Self.add("shadows", shadows, to: &json) { Self.add($0.ruleID, $0.layer, $0.verdict, to: &$1) }
      Self.add("fired", fired, to: &json) { Self.add($0.ruleID, $0.layer, $0.verdict, to: &$1) }
      Self.add("labels", labels, to: &json)
      Self.add("notify", notifies, to: &json)
    }
    return json.text
  }

  private static func add<Element>(
    _ key: String, _ elements: [Element], to json: inout JSONText, each: (Element, inout JSONText) -> Void
  ) {
    guard !elements.isEmpty else { return }
    json.key(key)
    json.list(elements) { element, json in json.object { each(element, &$0) } }
  }

  private static func add(_ key: String, _ strings: [String], to json: inout JSONText) {
    guard !strings.isEmpty else { return }
    json.key(key)
    json.strings(strings)
  }

  private static func add(_ key: String, _ string: String, to json: inout JSONText) {
    json.key(key)
    json.string(string)
  }

  private static func add(_ rule: String, _ layer: RuleLayer, _ verdict: Verdict?, to json: inout JSONText) {
    add("rule", rule, to: &json)
    add("layer", layer.name, to: &json)
    if let verdict { add("verdict", verdict.name, to: &json) }
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
