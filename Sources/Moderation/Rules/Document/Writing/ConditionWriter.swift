/// Writes the canonical JSON of conditions.
enum ConditionWriter {
  static func append(_ condition: Condition, to json: inout JSONText) {
    json.object { json in
      json.key(condition.key.rawValue)
      appendValue(of: condition, to: &json)
    }
  }

  private static func appendValue(of condition: Condition, to json: inout JSONText) {
    switch condition {
    case .any(let parts), .all(let parts): json.list(parts, each: append)
    case .not(let part): append(part, to: &json)
    case .terms(_, let source), .users(let source): append(source, to: &json)
    case .regex(let texts), .script(let texts), .videos(let texts): json.strings(texts)
    case .accounts(let accounts): json.strings(accounts.map(\.description))
    case .link(.any), .email, .phone, .emojiOnly, .firstComment: json.flag(true)
    case .link(.except(let domains)): append(domains, under: "except", to: &json)
    case .link(.only(let domains)): append(domains, under: "domains", to: &json)
    case .reply(let isReply): json.flag(isReply)
    case .measure(_, let bounds): append(bounds, to: &json)
    case .nearDuplicates(let count, let window): append(count, under: "count", within: window, to: &json)
    case .userRate(let count, let window): append(count, under: "above", within: window, to: &json)
    case .time(let window): append(window, to: &json)
    case .score(let category, let above, let otherwise):
      json.object { json in
        json.key("category")
        json.string(category)
        json.key("above")
        json.number(above)
        json.key("otherwise")
        json.flag(otherwise)
      }
    }
  }

  private static func append(_ source: TermSource, to json: inout JSONText) {
    if source.lists.isEmpty { return json.strings(source.terms) }
    json.object { json in
      if !source.terms.isEmpty {
        json.key("terms")
        json.strings(source.terms)
      }
      json.key("lists")
      json.strings(source.lists.map(\.description))
    }
  }

  private static func append(_ domains: [String], under key: String, to json: inout JSONText) {
    json.object { json in
      json.key(key)
      json.strings(domains)
    }
  }

  private static func append(_ bounds: MeasureBounds, to json: inout JSONText) {
    json.object { json in
      for (key, bound) in [("above", bounds.above), ("below", bounds.below)] {
        guard let bound else { continue }
        json.key(key)
        json.number(bound)
      }
    }
  }

  private static func append(_ count: Int, under key: String, within window: Int64, to json: inout JSONText) {
    json.object { json in
      json.key(key)
      json.number(count)
      json.key("within")
      json.string(DurationText.text(window))
    }
  }

  private static func append(_ window: TimeWindow, to json: inout JSONText) {
    json.object { json in
      if window.days.count < Weekday.allCases.count {
        json.key("days")
        json.strings(window.days.map(\.rawValue))
      }
      if window.from != 0 || window.to != 1440 {
        json.key("from")
        json.string(clock(window.from))
        json.key("to")
        json.string(clock(window.to))
      }
      json.key("zone")
      json.string(window.zone)
    }
  }

  private static func clock(_ minutes: Int) -> String {
    [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }
}
