internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// `/v1/tenants/{tenant}/client-report`: the report that a client is sent.
struct ClientReportRoutes {
  private enum Form: String, CaseIterable {
    case html, csv, json

    var mediaType: String {
      switch self {
      case .html: "text/html"
      case .csv: "text/csv"
      case .json: "application/json"
      }
    }

    /// As an `Accept` header asks for it.
    init(_ accept: String?) {
      let preferred = MediaType.preferred(accept, among: Self.allCases.map(\.mediaType))
      self = Self.allCases.first { $0.mediaType == preferred } ?? .html
    }
  }

  let requests: ReportRequests
  let maker: any ClientReportMaking

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/client-report") { request, context in
      let (granted, asked) = try await requests.grant(request, in: context) { query in
        (
          form: query.choice("format", among: Form.allCases, name: \.rawValue),
          isDownload: query.flag("download") ?? false
        )
      }
      let made = try await request.whileAwaited {
        try await maker.make(granted.period, account: granted.account, in: granted.scope, at: granted.moment)
      }
      return Self.response(made, as: asked.form ?? Form(request.headers[.accept]), asked.isDownload, granted.rateLimit)
        .holding(granted.pass)
    }
  }

  private static func response(
    _ made: MadeClientReport, as form: Form, _ isDownload: Bool, _ rateLimit: RateLimit
  ) -> Response {
    var headers = rateLimit.headers
    headers[.connection] = "close"
    headers[.vary] = "Accept"
    if form != .html || isDownload {
      headers[.contentDisposition] = "attachment; filename=\"\(made.fileName).\(form.rawValue)\""
    }
    switch form {
    case .html:
      headers[.contentSecurityPolicy] = policy(of: made.html)
      return JSONResponse.text(made.html.utf8, type: "text/html; charset=utf-8", headers: headers)
    case .csv:
      return JSONResponse.text(made.csv.utf8, type: "text/csv; charset=utf-8; header=present", headers: headers)
    case .json: return JSONResponse.text(made.json.utf8, type: "application/json", headers: headers)
    }
  }

  /// The page loads nothing and runs nothing, and has its own style sheet alone. The console may show it in a frame.
  private static func policy(of page: String) -> String {
    let sheet = page.firstRange(of: "<style>").flatMap { start in
      page[start.upperBound...].firstRange(of: "</style>").map { page[start.upperBound..<$0.lowerBound] }
    }
    let styles = sheet.map { "'sha256-\(Data(SHA256.digest($0.utf8)).base64EncodedString())'" } ?? "'none'"
    return "default-src 'none'; style-src \(styles); img-src data:; base-uri 'none'; form-action 'none'; "
      + "frame-ancestors 'self'"
  }
}
