/// One thing that was done, by whom and from where.
struct AuditEntryRecord: Record {
  var id: String
  var tenantId: String?
  var operatorId: String?
  var operatorName: String?
  var tokenId: String?
  var action: String
  var subject: String
  var detail: String?
  var address: String?
  var createdAt: String

  static let columns = ["created", "by", "from", "action", "subject", "detail"]

  var row: [Cell] {
    [
      Cell(createdAt), Cell(operatorName ?? operatorId ?? (address == nil ? "gateway" : "nobody")), Cell(address),
      Cell(action), Cell(subject), Cell(detail),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [("id", Cell(id))] + zip(Self.columns, row).map { ($0, $1) }
      + [("tenant", Cell(tenantId)), ("token", Cell(tokenId))]
  }
}
