extension Rule {
  /// The rule as it stands in the canonical JSON of its document.
  public var canonicalJSON: String {
    var json = JSONText()
    RuleSetWriter.append(rule: self, to: &json)
    return json.text
  }
}
