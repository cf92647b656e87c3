internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// How the terms of a list are to be written.
struct ListForm {
  let format: TermListFile.Format

  /// By `Accept`; with `spreadsheet=true`, CSV that spreadsheet programs do not take for formulas. Nil where JSON is
  /// wanted: what is known about the list instead of its terms.
  init?(_ query: inout QueryFields, accept: String?) {
    let isSpreadsheet = query.flag("spreadsheet") ?? false
    switch MediaType.preferred(accept, among: ["text/plain", "text/csv", "application/json"]) {
    case "text/csv": format = isSpreadsheet ? .spreadsheet : .csv
    case "text/plain": format = isSpreadsheet ? .spreadsheet : .text
    default: return nil
    }
  }

  /// What is known about a list.
  static func answer(_ list: some Encodable, headers: HTTPFields = [:]) throws -> Response {
    var headers = headers
    headers[.vary] = "Accept"
    return try JSONResponse.make(list, headers: headers)
  }

  func response(_ terms: [String], headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.vary] = "Accept"
    let type = format == .text ? "text/plain; charset=utf-8" : "text/csv; charset=utf-8; header=present"
    return JSONResponse.text(TermListFile.write(terms, as: format).utf8, type: type, headers: headers)
  }
}
