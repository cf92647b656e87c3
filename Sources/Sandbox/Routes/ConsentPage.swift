/// `/v2/auth/authorize`: where a creator lets an app act for an account, and is sent back to the app with a code.
enum ConsentPage {
  static let path = "/v2/auth/authorize"

  /// What an app sends a creator here with.
  private struct Request {
    let app: String
    let redirectURI: String
    let state: String
    let scopes: [String]

    init(_ query: Fields, on platform: Platform) throws {
      app = try query.string("client_key")
      guard platform.apps[app] != nil else { throw Fields.Fault(message: "client_key: There is no such app.") }
      _ = try query.string("response_type", oneOf: ["code"])
      redirectURI = try query.string("redirect_uri")
      guard redirectURI.hasPrefix("http"), redirectURI.hasSuffix("/"),
        !redirectURI.contains(where: { "?#".contains($0) })
      else { throw Fields.Fault(message: "redirect_uri: Must end with a slash and have no query.") }
      state = try query.string("state")
      scopes = try query.optionalString("scope")?.split(separator: ",").map(String.init) ?? SandboxAccount.allScopes
    }
  }

  static func answer(to http: HTTPRequest, on platform: inout Platform) -> HTTPResponse {
    guard http.method == "GET" else { return HTTPResponse(405, text: "405 method not allowed\n") }
    do {
      let query = Fields(pairs: http.query)
      let request = try Request(query, on: platform)
      return switch try consent(in: query, on: platform) {
      case .ask: page(for: request, http, on: platform)
      case .deny: back(to: request, with: [("error", "access_denied"), ("error_description", "User denied.")])
      case .grant(let openID, let scopes): try grant(request, by: openID, scopes, on: &platform)
      }
    } catch let fault as Fields.Fault {
      return HTTPResponse(400, text: fault.message + "\n")
    } catch {
      return HTTPResponse(400, text: "\(error)\n")
    }
  }

  /// The links of the page say in the query what the creator chose.
  private static func consent(in query: Fields, on platform: Platform) throws -> SandboxConsent {
    if try query.optionalString("sandbox_deny") != nil { return .deny }
    if let openID = try query.optionalString("sandbox_open_id") { return .grant(openID: openID, scopes: nil) }
    return platform.consent
  }

  private static func grant(_ request: Request, by openID: String, _ scopes: [String]?, on platform: inout Platform)
    throws -> HTTPResponse
  {
    let account = try platform.account(openID)
    guard account.appID == request.app, account.dialect == .business else {
      throw SandboxError.invalid(reason: "account \(openID) cannot authorise app \(request.app)")
    }
    let granted = scopes ?? request.scopes
    let code = try platform.authorisationCode(for: openID, redirectURI: request.redirectURI, scopes: granted)
    return back(to: request, with: [("code", code), ("scopes", granted.joined(separator: ","))])
  }

  private static func back(to request: Request, with answer: [(String, String)]) -> HTTPResponse {
    var response = HTTPResponse(302, text: "")
    response.headers.append(
      ("Location", "\(request.redirectURI)?" + FormEncoding.text(of: answer + [("state", request.state)])))
    return response
  }

  private static func page(for request: Request, _ http: HTTPRequest, on platform: Platform) -> HTTPResponse {
    let accounts = platform.accounts.values.filter { $0.appID == request.app && $0.dialect == .business }
      .sorted { $0.username < $1.username }
    let choices = accounts.map { ("Allow as @\($0.username)", ("sandbox_open_id", $0.openID)) }
    let links = (choices + [("Do not allow", ("sandbox_deny", "1"))]).map { label, choice in
      let link = "\(path)?" + FormEncoding.text(of: http.query + [choice])
      return "<p><a href=\"\(escaped(link))\">\(escaped(label))</a></p>"
    }
    return HTTPResponse(
      200, type: "text/html; charset=utf-8",
      text: """
        <!doctype html><meta charset="utf-8"><title>Sandbox TikTok</title>
        <h1>The app \(escaped(request.app)) asks for \(escaped(request.scopes.joined(separator: ", ")))</h1>
        \(links.joined(separator: "\n"))

        """)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
