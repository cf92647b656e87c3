/// Writes the canonical JSON of a rule set document.
enum RuleSetWriter {
  static func canonicalJSON(of document: RuleSetDocument) -> String {
    var json = "{\"default\":"
    append((document.defaultVerdict ?? .allow).name, to: &json)
    json += ",\"rules\":["
    appendList(document.rules, to: &json, each: append(rule:to:))
    json += "]}"
    return json
  }

  private static func append(rule: Rule, to json: inout String) {
    json += "{\"id\":"
    append(rule.id, to: &json)
    if let name = rule.name {
      json += ",\"name\":"
      append(name, to: &json)
    }
    json += ",\"mode\":"
    append(rule.mode.rawValue, to: &json)
    json += ",\"verdict\":"
    append((rule.verdict ?? .allow).name, to: &json)
    json += ",\"when\":{"
    append(rule.when.key.rawValue, to: &json)
    json += ":"
    append(condition: rule.when, to: &json)
    json += "}}"
  }

  private static func append(condition: Condition, to json: inout String) {
    switch condition {
    case .terms(_, let source), .users(let source):
      append(terms: source.terms, to: &json)
    case .measure(_, let limits):
      let bounds = [
        limits.below.map { "\"below\":\(Int($0))" }, limits.above.map { "\"above\":\(Int($0))" },
      ]
      json += "{" + bounds.compactMap { $0 }.joined(separator: ",") + "}"
    case .link(.any):
      json += "true"
    case .link(.except(let domains)):
      json += "{\"except\":"
      append(terms: domains, to: &json)
      json += "}"
    default: break
    }
  }

  private static func append(terms: [String], to json: inout String) {
    json += "["
    appendList(terms, to: &json, each: append(_:to:))
    json += "]"
  }

  private static func appendList<Element>(
    _ list: [Element], to json: inout String, each: (Element, inout String) -> Void
  ) {
    for (index, element) in list.enumerated() {
      if index > 0 { json += "," }
      each(element, &json)
    }
  }

  private static func append(_ text: String, to json: inout String) {
    json += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    json += "\""
  }
}
