/// Versions of rule sets and lists, which a change is based on.
extension AdminClient {
  /// The version in force of the rule set that belongs to `owner`; 0 where there is none.
  func ruleSetVersion(of owner: APIPath) async throws(CommandFailure) -> Int {
    let page: RecordPage<RuleSetVersionRecord> = try await get(
      "\(owner)/rule-set/versions", query: [("limit", "1")]
    ).decoded()
    return page.items.first?.version ?? 0
  }

  /// The version of a list; 0 where there is none.
  func listVersion(_ list: APIPath) async throws(CommandFailure) -> Int {
    do {
      let record: TermListRecord = try await get(list).decoded()
      return record.version
    } catch {
      if error.status == .notFound { return 0 }
      throw error
    }
  }
}
