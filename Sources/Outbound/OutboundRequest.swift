/// One HTTP request to somebody else's server.
public struct OutboundRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  public var method: Method
  /// `http` or `https`, absolute.
  public var url: String
  public var headers: [(name: String, value: String)]
  /// Nil sends no body and no `Content-Type`; where a body is usual (`POST`, `PUT`, `PATCH`), an empty one.
  public var body: [UInt8]?
  /// Takes the body of a successful answer piece by piece as it arrives, on the client's thread: it must not block. The
  /// answer then holds no body, and no limit is set to it. An answer that is no success comes whole and only so.
  public var onBody: (@Sendable ([UInt8]) -> Void)?
  /// From the call to the last byte of the answer.
  public var deadline: Duration
  /// A longer answer is an error, unless `onBody` takes it: nobody makes us fill our memory.
  public var maximumResponseBytes: Int
  /// False for a request that must not reach the server twice. It goes over a connection of its own: over a kept one
  /// that turns out to be closed libcurl would send it again by itself.
  public var isRepeatable: Bool

  public init(
    _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
    deadline: Duration = .seconds(10), maximumResponseBytes: Int = 1 << 20, isRepeatable: Bool = true
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.deadline = deadline
    self.maximumResponseBytes = maximumResponseBytes
    self.isRepeatable = isRepeatable
  }
}

/// The answer to it, whatever its status.
public struct OutboundResponse: Sendable {
  public var status: Int
  /// Names in lower case, in the order received.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, in any case.
  public func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name == wanted }?.value
  }
}

/// Why there is no answer. Never shows more of a URL than scheme, host and port.
public enum OutboundError: Error, Equatable, Sendable {
  /// The URL or a header cannot be sent; `reason` says why.
  case invalidRequest(reason: String)
  /// The host resolves to a private, loopback, link-local or metadata address, and those are not allowed.
  case forbiddenAddress(host: String)
  case unreachable(host: String, reason: String)
  /// Said only of a request that is not repeatable: not one byte of it was sent, so that it may be made again.
  case notSent(host: String, reason: String)
  case timedOut(host: String)
  case responseTooLarge(host: String)
  /// The call was dropped: the client was shut down, or the task that waited for the answer was cancelled.
  case closed
}

extension OutboundError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidRequest(let reason): "the request cannot be sent: \(reason)"
    case .forbiddenAddress(let host): "\(host) is a private address, which outbound calls may not reach"
    case .unreachable(let host, let reason), .notSent(let host, let reason):
      "\(host) cannot be reached: \(reason)"
    case .timedOut(let host): "\(host) did not answer in time"
    case .responseTooLarge(let host): "\(host) sent a larger answer than is accepted"
    case .closed: "the call was dropped, since the HTTP client is closed or the answer is no longer wanted"
    }
  }
}
