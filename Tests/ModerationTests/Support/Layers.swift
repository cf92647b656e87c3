import Moderation

/// A layer given as JSON text.
func source(
  _ layer: RuleLayer, _ json: String, version: Int64 = 1, lists: [String: [String]] = [:]
) throws -> RuleSetSource {
  let contents = lists.map {
    (ListReference($0.key) ?? ListReference(name: "invalid"), TermListContent(terms: $0.value))
  }
  return RuleSetSource(
    layer: layer, version: version, document: try RuleSetDocument(json: json.utf8),
    lists: Dictionary(uniqueKeysWithValues: contents))
}

/// The faults that `body` throws; empty where it throws none.
func faults<Result>(_ body: () throws(RuleSetFaults) -> Result) -> [RuleSetFault] {
  do {
    _ = try body()
    return []
  } catch {
    return error.faults
  }
}
