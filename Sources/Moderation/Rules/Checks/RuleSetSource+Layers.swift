extension RuleSetSource {
  /// What this layer may not say given the layers above it, of which the top one comes first.
  ///
  /// Rules that are locked there can be neither overridden nor disabled, only rules that are in force there can be
  /// disabled, and an account's rules, which have none below them, cannot be locked.
  public func layerFaults(above: [RuleSetSource]) -> [RuleSetFault] {
    var faults = FaultList()
    let standing = Self.standing(above)
    let pointer = JSONPointer.root
    for (index, id) in document.disabled.enumerated() {
      let pointer = pointer.child("disable").child(index)
      if let rule = standing[id] {
        if rule.isLocked { faults.add(pointer, "names rule \(id), which the \(rule.layer.name) locked") }
      } else {
        let where_ = above.isEmpty ? "there is no layer above this one" : "no layer above has it in force"
        faults.add(pointer, "names rule \(id), but \(where_)")
      }
    }
    for (index, rule) in document.rules.enumerated() {
      let pointer = pointer.child("rules").child(index)
      if let upper = standing[rule.id], upper.isLocked {
        faults.add(pointer.child("id"), "is the id of a rule that the \(upper.layer.name) locked; choose another one")
      }
      if layer == .account, rule.isLocked {
        faults.add(pointer.child("locked"), "has no use in an account's rules, which have none below them")
      }
    }
    return faults.error?.faults ?? []
  }

  private static func standing(_ sources: [RuleSetSource]) -> [String: (layer: RuleLayer, isLocked: Bool)] {
    let states = LayerStack.states(of: sources.map { ($0.layer, $0.document) })
    var standing: [String: (layer: RuleLayer, isLocked: Bool)] = [:]
    for (source, states) in zip(sources, states) {
      for (rule, state) in zip(source.document.rules, states) where state == .inForce {
        standing[rule.id] = (source.layer, rule.isLocked)
      }
    }
    return standing
  }
}
