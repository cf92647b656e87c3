/// Writes the canonical JSON of a rule set document: members in a fixed order, those that have a default of their own
/// written out, those that are empty left out.
enum RuleSetWriter {
  static func canonicalJSON(of document: RuleSetDocument) -> String {
    var json = JSONText()
    json.object { json in
      if let verdict = document.defaultVerdict {
        json.key("default")
        json.string(verdict.name)
      }
      if !document.disabled.isEmpty {
        json.key("disable")
        json.strings(document.disabled)
      }
      json.key("rules")
      json.list(document.rules, each: append(rule:to:))
    }
    return json.text
  }

  private static func append(rule: Rule, to json: inout JSONText) {
    json.object { json in
      json.key("id")
      json.string(rule.id)
      if let name = rule.name {
        json.key("name")
        json.string(name)
      }
      json.key("mode")
      json.string(rule.mode.rawValue)
      if let verdict = rule.verdict {
        json.key("verdict")
        json.string(verdict.name)
      }
      json.key("folding")
      json.string(rule.folding.rawValue)
      if rule.isLocked {
        json.key("locked")
        json.flag(true)
      }
      if let moment = rule.expiresAt {
        json.key("expires_at")
        json.string(moment.description)
      }
      json.key("when")
      ConditionWriter.append(rule.when, to: &json)
      append(effects: rule.effects, to: &json)
      append(examples: rule.examples, to: &json)
      append(fuse: rule.fuse, to: &json)
    }
  }

  private static func append(effects: RuleEffects, to json: inout JSONText) {
    if !effects.labels.isEmpty {
      json.key("labels")
      json.strings(effects.labels)
    }
    if effects.notifies {
      json.key("notify")
      json.flag(true)
    }
    guard let reply = effects.reply else { return }
    json.key("reply")
    json.object { json in
      json.key("variants")
      json.strings(reply.variants)
      json.key("per_video")
      json.number(reply.perVideo)
      json.key("within")
      json.string(DurationText.text(reply.within))
    }
  }

  private static func append(examples: RuleExamples, to json: inout JSONText) {
    if examples.isEmpty { return }
    json.key("examples")
    json.object { json in
      for (key, texts) in [("must_match", examples.mustMatch), ("must_pass", examples.mustPass)] where !texts.isEmpty {
        json.key(key)
        json.strings(texts)
      }
    }
  }

  private static func append(fuse: RuleFuse?, to json: inout JSONText) {
    guard let fuse else { return }
    json.key("fuse")
    json.object { json in
      if let actions = fuse.actionsPerDay {
        json.key("actions_per_day")
        json.number(actions)
      }
      guard let share = fuse.share else { return }
      json.key("share")
      json.object { json in
        for (key, bound) in [("from", share.from), ("to", share.to)] {
          guard let bound else { continue }
          json.key(key)
          json.number(bound)
        }
        json.key("after")
        json.number(share.after)
      }
    }
  }
}
