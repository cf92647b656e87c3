internal import Moderation

/// One form of a report as a file.
struct ReportFile {
  let name: String
  /// A media type.
  let type: String
  let bytes: [UInt8]

  /// Those that are wanted, what people read first.
  static func all(of parcel: ReportParcel) -> [ReportFile] {
    ReportOrder.Format.allCases.filter(parcel.schedule.order.formats.contains).map { ReportFile($0, of: parcel.report) }
  }

  private init(_ format: ReportOrder.Format, of report: MadeClientReport) {
    name = "\(report.fileName).\(format.rawValue)"
    switch format {
    case .html: (type, bytes) = ("text/html; charset=utf-8", Array(report.html.utf8))
    case .csv: (type, bytes) = ("text/csv; charset=utf-8", Array(report.csv.utf8))
    case .json: (type, bytes) = ("application/json", Array(report.json.utf8))
    }
  }
}
