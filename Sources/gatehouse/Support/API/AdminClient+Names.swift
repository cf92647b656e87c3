internal import Moderation

/// People may type names where the API wants ids.
extension AdminClient {
  /// `/v1/tenants/{tenant}`
  func tenantPath(_ reference: String) async throws(CommandFailure) -> APIPath {
    "/v1/tenants/\(try await tenantID(reference))"
  }

  func tenantID(_ reference: String) async throws(CommandFailure) -> String {
    if TenantID(reference) != nil { return reference }
    return try await id(
      of: "tenant", named: reference, in: "/v1/tenants", TenantRecord.self, narrowedBy: [("name", reference)])
  }

  /// The ids of several tenants, in their order.
  func tenantIDs(_ references: [String]) async throws(CommandFailure) -> [String] {
    var ids: [String] = []
    for reference in references { ids.append(try await tenantID(reference)) }
    return ids
  }

  func accountID(_ reference: String, in tenantPath: APIPath) async throws(CommandFailure) -> String {
    if AccountID(reference) != nil { return reference }
    return try await id(of: "account", named: reference, in: "\(tenantPath)/accounts", AccountRecord.self)
  }

  func alertChannelID(_ reference: String, in ownerPath: APIPath) async throws(CommandFailure) -> String {
    if AlertChannelID(reference) != nil { return reference }
    return try await id(
      of: "alert channel", named: reference, in: "\(ownerPath)/alert-channels", AlertChannelRecord.self, isPaged: false)
  }

  func reportScheduleID(_ reference: String, in tenantPath: APIPath) async throws(CommandFailure) -> String {
    if ReportScheduleID(reference) != nil { return reference }
    return try await id(
      of: "report schedule", named: reference, in: "\(tenantPath)/report-schedules", ReportScheduleRecord.self,
      isPaged: false)
  }

  func operatorID(_ reference: String) async throws(CommandFailure) -> String {
    if OperatorID(reference) != nil { return reference }
    return try await id(of: "operator", named: reference, in: "/v1/operators", OperatorRecord.self, isPaged: false)
  }

  /// Of an operator who has comments of a tenant's review queue. Only owners see all operators; for others it is looked
  /// for among those whom the queue itself names.
  func holderID(_ reference: String, in tenantPath: APIPath) async throws(CommandFailure) -> String {
    do throws(CommandFailure) {
      return try await operatorID(reference)
    } catch {
      guard error.status == .notAllowed else { throw error }
    }
    var cursor: String?
    repeat {
      let answer = try await get("\(tenantPath)/review-queue", query: [("limit", "1000"), ("cursor", cursor)])
      let page: RecordPage<ReviewQueueItemRecord> = try answer.decoded()
      if let lease = page.items.lazy.compactMap(\.lease).first(where: { $0.holderName == reference }) {
        return lease.holder
      }
      cursor = page.next
    } while cursor != nil
    throw CommandFailure(
      status: .notFound, message: "nobody named \(reference) has a comment of this queue",
      hint: "gatehouse review list shows who has which")
  }

  /// `owner` is what the token stands below. Revoked ones are not found by their names, which may be used again.
  func tokenID(_ reference: String, of owner: APIPath) async throws(CommandFailure) -> String {
    if APITokenID(reference) != nil { return reference }
    return try await id(of: "token", named: reference, in: "\(owner)/tokens", TokenRecord.self) { $0.revokedAt == nil }
  }

  /// Goes through a listing for the one thing of that name.
  private func id<Value: NamedRecord>(
    of kind: String, named name: String, in path: APIPath, _ type: Value.Type, isPaged: Bool = true,
    narrowedBy query: [(name: String, value: String?)] = [], where isMeant: (Value) -> Bool = { _ in true }
  ) async throws(CommandFailure) -> String {
    var found: [String] = []
    var cursor: String?
    repeat {
      let answer = try await get(path, query: query + (isPaged ? [("limit", "1000"), ("cursor", cursor)] : []))
      let page: RecordPage<Value> = try answer.decoded()
      found += page.items.filter { $0.name == name && isMeant($0) }.map(\.id)
      cursor = page.next
    } while cursor != nil
    guard let first = found.first else {
      throw CommandFailure(
        status: .notFound, message: "there is no \(kind) named \(name)", hint: "gatehouse \(kind) list shows them")
    }
    guard found.count == 1 else {
      throw CommandFailure(
        status: .conflict, message: "\(found.count) \(kind)s are named \(name)", details: found,
        hint: "use one of these ids")
    }
    return first
  }
}
