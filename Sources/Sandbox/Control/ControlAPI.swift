/// `/sandbox/...`: `SandboxState` over HTTP, for curl and for other processes. No authentication: the sandbox is for
/// one's own machine.
struct ControlAPI: Sendable {
  typealias Operation = @Sendable (ControlRequest, SandboxState) async throws -> HTTPResponse

  struct Route: Sendable {
    let method: String
    /// `:id` stands for any one segment.
    let path: String
    /// One line for the index page.
    let summary: String
    let operation: Operation
  }

  private let state: SandboxState

  init(state: SandboxState) { self.state = state }

  static let routes: [Route] = setUpRoutes + commentRoutes + recordRoutes + troubleRoutes

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    var response = await answer(to: request)
    // For terminals: curl adds none.
    if response.body.last != UInt8(ascii: "\n") { response.body.append(UInt8(ascii: "\n")) }
    return response
  }

  private func answer(to request: HTTPRequest) async -> HTTPResponse {
    let segments = Self.segments(request.path)
    if segments.isEmpty || segments == ["sandbox"] { return HTTPResponse(200, text: ControlIndex.text) }
    let fitting = Self.routes.filter { Self.matches($0, segments) }
    guard let route = fitting.first(where: { $0.method == request.method }) else {
      guard fitting.isEmpty else {
        let allowed = fitting.map(\.method).joined(separator: ", ")
        return Self.problem(405, "\(request.path) takes \(allowed)")
      }
      return Self.problem(404, "there is nothing at \(request.path); GET / lists what there is")
    }
    let id = zip(Self.segments(route.path), segments).first { $0.0 == ":id" }?.1
    do {
      return try await route.operation(ControlRequest(http: request, id: id ?? ""), state)
    } catch let fault as Fields.Fault {
      return Self.problem(400, fault.message)
    } catch let error as SandboxError {
      return Self.problem(Self.status(of: error), error.description)
    } catch {
      return Self.problem(500, "the sandbox failed: \(type(of: error))")
    }
  }

  private static func segments(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

  private static func matches(_ route: Route, _ segments: [String]) -> Bool {
    let pattern = Self.segments(route.path)
    return pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0 == ":id" || $0 == $1 }
  }

  private static func problem(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status, json: ["error": .string(message)])
  }

  private static func status(of error: SandboxError) -> Int {
    switch error {
    case .invalid: 400
    case .notFound: 404
    case .alreadyExists, .wrongState: 409
    }
  }
}
