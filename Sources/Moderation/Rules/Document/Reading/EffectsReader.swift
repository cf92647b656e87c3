/// Reads the members of a rule that are its side effects.
enum EffectsReader {
  static let keys = ["labels", "notify", "reply"]
  static let replyKeys = ["variants", "per_video", "within"]

  static func effects(
    of members: [String: JSONValue], at pointer: JSONPointer, _ state: inout ReadingState
  ) -> RuleEffects {
    let labels = members["labels"].map { self.labels($0, at: pointer.child("labels"), &state) } ?? []
    let notifies = members["notify"].flatMap { notify($0, at: pointer.child("notify"), &state) } ?? false
    let reply = members["reply"].flatMap { self.reply($0, at: pointer.child("reply"), label: labels.first, &state) }
    return RuleEffects(labels: labels, notifies: notifies, reply: reply)
  }

  private static func labels(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> [String] {
    guard let elements = value.elements(at: pointer, in: 1...RuleSetLimits.labels, &state.faults) else { return [] }
    var labels: Set<String> = []
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let label = element.text(at: pointer, &state.faults) else { continue }
      if let complaint = complaint(aboutLabel: label) {
        state.fault(pointer, complaint)
      } else if !labels.insert(label).inserted {
        state.fault(pointer, "is given twice")
      }
    }
    return labels.sorted()
  }

  private static func complaint(aboutLabel label: String) -> String? {
    let limit = RuleSetLimits.labelCharacters
    if label.unicodeScalars.count > limit { return "must have at most \(limit) characters" }
    if label.unicodeScalars.allSatisfy(CharacterClass.isWhiteSpace) { return "must not be blank" }
    let isPlain = label.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    return isPlain ? nil : "must not hold control characters"
  }

  private static func notify(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Bool? {
    guard let flag = value.flag(at: pointer, &state.faults) else { return nil }
    if !flag { state.fault(pointer, "must be true; for no notice, leave it out") }
    return flag
  }

  private static func reply(
    _ value: JSONValue, at pointer: JSONPointer, label: String?, _ state: inout ReadingState
  ) -> ReplyPool? {
    guard let members = value.members(at: pointer, keys: replyKeys, &state.faults) else { return nil }
    let variants = members.required("variants", "a list of texts", at: pointer, &state.faults)
      .map { self.variants($0, at: pointer.child("variants"), label: label, &state) }
    let perVideo = members.required("per_video", "how many replies one video is given", at: pointer, &state.faults)
      .flatMap { $0.wholeNumber(at: pointer.child("per_video"), in: RuleSetLimits.repliesPerVideo, &state.faults) }
    let within = members.required("within", "the time for which per_video counts", at: pointer, &state.faults)
      .flatMap { $0.duration(at: pointer.child("within"), in: RuleSetLimits.replyWindow, &state.faults) }
    guard let variants, let perVideo, let within else { return nil }
    return ReplyPool(variants: variants, perVideo: perVideo, within: within)
  }

  private static func variants(
    _ value: JSONValue, at pointer: JSONPointer, label: String?, _ state: inout ReadingState
  ) -> [String] {
    guard let elements = value.elements(at: pointer, in: RuleSetLimits.replyVariants, &state.faults) else { return [] }
    var variants: [String] = []
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let variant = element.text(at: pointer, &state.faults) else { continue }
      if let complaint = complaint(aboutVariant: variant, label: label) {
        state.fault(pointer, complaint)
      } else if variants.contains(variant) {
        state.fault(pointer, "is given twice; readers should not meet one sentence again and again")
      }
      variants.append(variant)
    }
    return variants
  }

  private static func complaint(aboutVariant variant: String, label: String?) -> String? {
    if variant.unicodeScalars.allSatisfy(CharacterClass.isWhiteSpace) { return "must not be blank" }
    let template: ReplyTemplate
    do {
      template = try ReplyTemplate(variant)
    } catch {
      return error.message
    }
    if template.usesLabel, label == nil { return "uses {label}, but the rule has no labels" }
    let length = template.longest(label: label)
    if length <= RuleSetLimits.replyCharacters { return nil }
    return "can become \(length) characters long; TikTok takes at most \(RuleSetLimits.replyCharacters)"
  }
}
