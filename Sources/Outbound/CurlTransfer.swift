internal import CCurl
internal import Synchronization

/// One call: libcurl's easy handle with the memory it points into.
///
/// Unchecked: built by one task, then used by the driver's thread alone until its completion has run; the hand-over
/// goes through the driver's lock. The one thing others may touch meanwhile is atomic.
final class CurlTransfer: @unchecked Sendable {
  let handle: UnsafeMutableRawPointer
  /// Scheme, host and port: all of a URL that may be shown.
  let origin: String
  /// When the driver drops the call.
  let deadline: ContinuousClock.Instant

  private let host: String
  private let isRepeatable: Bool
  /// Whether the answer is a mail server's, whose refusals libcurl takes for failures.
  private let isMail: Bool
  /// Freed with the call: libcurl does not copy lists.
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  /// What libcurl reads the mail from.
  private var source: MailSource?
  private let sink: ResponseSink
  private let refused: UnsafeMutablePointer<Bool>
  /// What the server showed of itself, where `examineCertificate` asked for that; read once the call is over.
  private(set) var certificate: PeerCertificate?
  private var isExamined = false
  private let cancelled = Atomic(false)

  /// Whether the call is no longer wanted; any thread may ask and say so.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
  func markCancelled() { cancelled.store(true, ordering: .releasing) }

  private init(
    to location: URLParts, within deadline: Duration, isRepeatable: Bool, isMail: Bool, sink: ResponseSink
  ) throws(OutboundError) {
    guard let handle = curl_easy_init() else { throw .invalidRequest(reason: "libcurl has no memory for a call") }
    self.handle = handle
    origin = location.origin
    host = location.host
    self.isRepeatable = isRepeatable
    self.isMail = isMail
    // No further than a year away, since an instant cannot be moved by just any duration.
    self.deadline = .now + min(max(deadline, .zero), .seconds(365 * 86_400))
    self.sink = sink
    refused = .allocate(capacity: 1)
    refused.initialize(to: false)
  }

  convenience init(_ request: OutboundRequest, addresses: AddressPolicy, authorities: String?) throws(OutboundError) {
    try self.init(
      to: try URLParts(request.url), within: request.deadline, isRepeatable: request.isRepeatable, isMail: false,
      sink: ResponseSink(limit: request.maximumResponseBytes, onBody: request.onBody))
    try configure(url: request.url, protocols: "http,https", addresses: addresses)
    try configure(request)
    if let authorities { try set(CURLOPT_CAINFO, authorities) }
  }

  convenience init(_ mail: OutboundMail, addresses: AddressPolicy) throws(OutboundError) {
    let server = mail.server
    try self.init(
      to: try URLParts(server.url, schemes: MailServer.schemes), within: mail.deadline, isRepeatable: true,
      isMail: true, sink: ResponseSink(limit: 64 << 10))
    try configure(
      url: server.url, protocols: "smtp,smtps", addresses: server.isPrivateAllowed ? .allowPrivate : addresses)
    set(CURLOPT_USE_SSL, Int((server.isEncrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
    if let login = server.login {
      try set(CURLOPT_USERNAME, login.user)
      try set(CURLOPT_PASSWORD, login.password)
    }
    try set(CURLOPT_MAIL_FROM, "<\(mail.sender.text)>")
    setList(CURLOPT_MAIL_RCPT, ["<\(mail.recipient.text)>"])
    // Mail servers end a connection that waits for long, and nobody sends one mail after the other.
    set(CURLOPT_FORBID_REUSE, 1)
    set(CURLOPT_UPLOAD, 1)
    let source = MailSource(mail.message)
    self.source = source
    _ = gh_curl_set_write(handle, CURLOPT_READFUNCTION, MailSource.give)
    _ = gh_curl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(source).toOpaque())
  }

  deinit {
    curl_easy_cleanup(handle)
    for list in lists { curl_slist_free_all(list) }
    refused.deallocate()
  }

  /// Has names stand for what `answers` says, each as libcurl's `host:port:address`: tests play a name server by it.
  func resolve(_ answers: [String]) { setList(CURLOPT_RESOLVE, answers) }

  /// Keeps what the server shows of itself. A connection that is kept would show nothing, so this opens one of its own.
  func examineCertificate() {
    isExamined = true
    set(CURLOPT_CERTINFO, 1)
    set(CURLOPT_FRESH_CONNECT, 1)
  }

  /// What holds for every call, whatever is sent.
  private func configure(url: String, protocols: String, addresses: AddressPolicy) throws(OutboundError) {
    try set(CURLOPT_URL, url)
    try set(CURLOPT_PROTOCOLS_STR, protocols)
    try set(CURLOPT_PROXY, "")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NOSIGNAL, 1)
    // Waiting for a resolver thread to end would hold up every other call; it frees its own memory when let go.
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_CONNECTTIMEOUT_MS, 5000)
    set(CURLOPT_TCP_KEEPALIVE, 1)
    let context = Unmanaged.passUnretained(sink).toOpaque()
    _ = gh_curl_set_write(handle, CURLOPT_WRITEFUNCTION, ResponseSink.takeBody)
    _ = gh_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    _ = gh_curl_set_write(handle, CURLOPT_HEADERFUNCTION, ResponseSink.takeHeader)
    _ = gh_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    let openSocket =
      switch addresses {
      case .publicOnly: AddressPolicy.openPublicSocket
      case .allowPrivate: AddressPolicy.openAnySocket
      }
    _ = gh_curl_set_opensocket(handle, CURLOPT_OPENSOCKETFUNCTION, openSocket)
    _ = gh_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, refused)
  }

  private func configure(_ request: OutboundRequest) throws(OutboundError) {
    try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    if !isRepeatable { set(CURLOPT_FRESH_CONNECT, 1) }
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try appendHeaders(request)
    let usuallyHasBody: Bool =
      switch request.method {
      case .post, .put, .patch: true
      case .get, .delete: false
      }
    if let body = request.body ?? (usuallyHasBody ? [] : nil) {
      // libcurl copies the bytes, so nothing of ours has to outlive the call; an empty array has no address.
      _ = gh_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      if body.isEmpty {
        _ = gh_curl_set_string(handle, CURLOPT_COPYPOSTFIELDS, "")
      } else {
        body.withUnsafeBytes { bytes in
          _ = gh_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        }
      }
    }
  }

  private func appendHeaders(_ request: OutboundRequest) throws(OutboundError) {
    // No `Expect: 100-continue`: it costs a round trip and some servers never answer it.
    var lines = ["Expect:"]
    let names = Set(request.headers.map { $0.name.lowercased() })
    if !names.contains("user-agent") { lines.append("User-Agent: gatehouse") }
    // libcurl would add that of an HTML form.
    if !names.contains("content-type") { lines.append("Content-Type:") }
    for (name, value) in request.headers {
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
        throw .invalidRequest(reason: "a header's name is empty or holds characters that names may not have")
      }
      guard value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
        throw .invalidRequest(reason: "the value of header \(name) holds control characters")
      }
      // libcurl takes `Name:` with nothing but spaces behind it as an order to leave the header out.
      lines.append(value.utf8.allSatisfy { $0 == 32 } ? "\(name);" : "\(name): \(value)")
    }
    setList(CURLOPT_HTTPHEADER, lines)
  }

  private func setList(_ option: CURLoption, _ lines: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) }
    guard let list else { return }
    lists.append(list)
    _ = gh_curl_set_list(handle, option, list)
  }

  /// RFC 9110, section 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private func set(_ option: CURLoption, _ value: Int) { _ = gh_curl_set_long(handle, option, value) }

  private func set(_ option: CURLoption, _ value: String) throws(OutboundError) {
    guard gh_curl_set_string(handle, option, value) == CURLE_OK else {
      throw .invalidRequest(reason: "libcurl does not take the value of an option")
    }
  }

  var timedOut: OutboundError {
    isKnownUnsent ? .notSent(host: host, reason: "it took no connection in time") : .timedOut(host: host)
  }

  /// Whether nothing of a request that must not be repeated was sent.
  private var isKnownUnsent: Bool {
    var bytes = 0
    return !isRepeatable && gh_curl_get_long(handle, CURLINFO_REQUEST_SIZE, &bytes) == CURLE_OK && bytes == 0
  }

  /// Called once, after libcurl reported the call finished.
  func result(of code: CURLcode) -> Result<OutboundResponse, OutboundError> {
    if isExamined { certificate = PeerCertificate(of: handle, isRefused: code == CURLE_PEER_FAILED_VERIFICATION) }
    if sink.isOverLimit { return .failure(.responseTooLarge(host: host)) }
    switch code {
    case CURLE_OK:
      var status = 0
      _ = gh_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
      return .success(OutboundResponse(status: status, headers: sink.headers, body: sink.body))
    case CURLE_OPERATION_TIMEDOUT:
      return .failure(timedOut)
    case CURLE_OUT_OF_MEMORY where sink.hasBegun:
      // How libcurl 7.88 reports one header line longer than the 100 KB it takes.
      return .failure(.responseTooLarge(host: host))
    case CURLE_COULDNT_CONNECT where refused.pointee:
      // Only when no address was left: a host with a public address as well has been reached there.
      return .failure(.forbiddenAddress(host: host))
    default:
      var status = 0
      if isMail, gh_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK, status >= 400 {
        return .success(OutboundResponse(status: status, headers: [], body: []))
      }
      let reason = String(cString: curl_easy_strerror(code))
      return .failure(
        isKnownUnsent ? .notSent(host: host, reason: reason) : .unreachable(host: host, reason: reason))
    }
  }
}
