/// The entry as a row of a file for spreadsheet programs.
extension AuditEntry {
  /// The names of the columns, behind a byte order mark.
  package static let spreadsheetHeader =
    "\u{FEFF}created_at,id,tenant_id,operator_id,operator_name,token_id,action,subject,detail,old,new,address,"
    + "request_id,previous_hash,hash\r\n"

  /// Empty where there is nothing; what would be taken for a formula stands behind an apostrophe.
  package var spreadsheetRow: String {
    let fields = [
      createdAt.description, id.description, tenantID?.description, operatorID?.description, operatorName,
      tokenID?.description, action, subject, detail, old, new, address, requestID, link?.previousHash, link?.hash,
    ]
    return CSVText.spreadsheetRow(fields.map { $0 ?? "" })
  }
}
