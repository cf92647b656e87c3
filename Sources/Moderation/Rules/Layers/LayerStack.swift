/// Works out which rules of several layers are in force.
package enum LayerStack {
  /// The state of each rule of each layer, the top layer first.
  static func states(of layers: [CompiledLayer]) -> [[EffectiveRule.State]] {
    states(of: layers.map { ($0.layer, $0.outline) })
  }

  /// The same for documents that are not compiled.
  package static func states(of layers: [(layer: RuleLayer, document: RuleSetDocument)]) -> [[EffectiveRule.State]] {
    var states = layers.map { $0.document.rules.map { _ in EffectiveRule.State.inForce } }
    // Where the rule that an id stands for so far is.
    var standing: [String: (layer: Int, rule: Int)] = [:]
    for (index, (layer, document)) in layers.enumerated() {
      for id in document.disabled {
        guard let place = standing[id], !layers[place.layer].document.rules[place.rule].isLocked else { continue }
        states[place.layer][place.rule] = .disabled(by: layer)
        standing[id] = nil
      }
      for (number, rule) in document.rules.enumerated() {
        if let place = standing[rule.id] {
          if layers[place.layer].document.rules[place.rule].isLocked {
            states[index][number] = .overruled(by: layers[place.layer].layer)
            continue
          }
          states[place.layer][place.rule] = .overridden(by: layer)
        }
        standing[rule.id] = (index, number)
      }
    }
    return states
  }

  /// The verdict where no live rule holds: that of the lowest layer that names one, else `allow`.
  static func defaultVerdict(of documents: [RuleSetDocument]) -> Verdict {
    documents.last { $0.defaultVerdict != nil }?.defaultVerdict ?? .allow
  }
}
