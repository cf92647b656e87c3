internal import GRDB
internal import Moderation

extension ReportWindow {
  /// What rules decided, other than plain allow.
  func addDecisions(to rows: inout [(id: Int64, row: DecisionLogRow)], _ slice: inout ReportSlice, _ db: Database)
    throws
  {
    let details =
      selection.hasDetails ? ", events.author_id, CAST(events.username AS BLOB) AS username, explanation" : ""
    let cursor = try Row.fetchCursor(
      db.cachedStatement(sql: Self.decisionsSQL(selecting: details)), arguments: arguments())
    while let row = try cursor.next() {
      let id: Int64 = row["id"]
      let ruleID: String? = row["rule_id"]
      let layer: RuleLayer? = ruleID == nil ? nil : row["rule_layer"] == nil ? .tenant : try row.value("rule_layer")
      let tenantVersion: Int64 = row["rule_set_version"]
      let decided = DecisionLogRow(
        moment: EventIDGenerator.moment(of: id), accountID: row.id("account_id"), commentID: row["comment_id"],
        eventID: EventID(rawValue: id), basis: DecisionLogRow.Basis(try row.value("basis")),
        verdict: try row.value("verdict"), ruleID: ruleID, layer: layer,
        versions: RuleSetVersions(
          gateway: row["gateway_version"], tenant: tenantVersion == 0 ? nil : tenantVersion,
          account: row["account_version"]),
        action: row["carried_out_as"] == nil ? nil : try action(row))
      rows.append((id, decided))
      guard selection.hasDetails else { continue }
      let username = row.textFromBytes("username").map { String($0.unicodeScalars.prefix(Self.longestName)) }
      slice.comments.append(
        ReportSlice.Comment(
          author: (row["author_id"] as String?) ?? username, username: username, verdict: decided.verdict,
          ruleID: ruleID, layer: layer, terms: Self.terms(in: row["explanation"])))
    }
  }

  /// How far actions came, that were asked for meanwhile.
  func addActions(to slice: inout ReportSlice, _ db: Database) throws {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT carried_out_as, state, count(*) AS actions FROM actions
          WHERE tenant_id = ?1 AND id > ?2 AND id <= ?3 AND (?4 IS NULL OR account_id = ?4)
            AND \(DeletedAccounts.leaveOut(of: "actions"))
          GROUP BY 1, 2
          """), arguments: arguments())
    while let row = try cursor.next() {
      let count = ActionCount(kind: try row.value("carried_out_as"), state: try row.value("state"))
      slice.actions[count, default: 0] += row["actions"]
    }
  }

  /// The action as it stood at the selection's moment, as far as is known of it.
  func action(_ row: Row) throws -> ActionCount {
    let state: Action.State = try row.value("state")
    let moment = selection.asOf
    func was(_ column: String) -> Bool { row.optionalTime(column).map { $0 <= moment } ?? false }
    let then: Action.State =
      if was("updated_at") { state } else if was("confirmed_at") { .confirmed } else if was("accepted_at") {
        .accepted
      } else { .requested }
    return ActionCount(kind: try row.value("carried_out_as"), state: then)
  }

  private static let longestName = 100

  /// What matched, each once. An explanation that cannot be read has none.
  private static func terms(in explanation: String?) -> [String] {
    guard let explanation else { return [] }
    var parser = JSONParser(Array(explanation.utf8), maximumDepth: 8)
    guard let value = try? parser.parse(), case .array(let matches) = value["matches"] else { return [] }
    var terms: [String] = []
    for match in matches {
      if case .string(let term) = match["term"], !terms.contains(term) { terms.append(term) }
    }
    return terms
  }

  /// Of plain allow, what the index has is all that is read: events are large, decisions small.
  static func decisionsSQL(selecting details: String = "") -> String {
    """
    SELECT events.id, events.account_id, events.comment_id, decisions.verdict, decisions.basis, decisions.rule_id,
      decisions.rule_layer, decisions.rule_set_version, decisions.gateway_version, decisions.account_version,
      actions.carried_out_as, actions.state, actions.accepted_at, actions.confirmed_at, actions.updated_at\(details)
    FROM events AS listed CROSS JOIN decisions ON decisions.event_id = listed.id
    CROSS JOIN events ON events.id = listed.id LEFT JOIN actions ON actions.id = listed.id
    WHERE listed.tenant_id = ?1 AND listed.id > ?2 AND listed.id <= ?3 AND (?4 IS NULL OR events.account_id = ?4)
      AND decisions.verdict <> \(Verdict.allow.rawValue) AND \(DeletedAccounts.leaveOut(of: "events"))
    ORDER BY listed.id
    """
  }
}
