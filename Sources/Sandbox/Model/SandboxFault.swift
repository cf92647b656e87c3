/// Something that goes wrong on purpose.
public struct SandboxFault: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// Answers with this HTTP status and an HTML page; nothing is done.
    case httpStatus(Int)
    /// Answers with this code and does nothing. A number strikes `business` calls only, with HTTP 200; a word strikes
    /// `open` calls only, with the status that belongs to it (200 for one that TikTok does not document).
    case code(String)
    /// Never answers; nothing is done.
    case timeout
    /// Does what was asked, and answers after this time.
    case slow(Duration)
    /// Says that all went well and does nothing.
    case lyingSuccess
    /// Does what was asked, then closes the connection without an answer.
    case lostAnswer
    /// Does what was asked, and answers with something that cannot be read.
    case garbage
    /// Revokes the access token of the call first.
    case revokedToken
    /// The event is delivered twice.
    case duplicateDelivery
    /// The event's first attempt waits this long, so that later events overtake it.
    case reorderedDelivery(Duration)
    /// The event is never delivered.
    case droppedDelivery
    /// The event is delivered without the comment's text.
    case missingText

    /// The name in the control API and in the record of calls.
    public var name: String {
      switch self {
      case .httpStatus: "http_status"
      case .code: "code"
      case .timeout: "timeout"
      case .slow: "slow"
      case .lyingSuccess: "lying_success"
      case .lostAnswer: "lost_answer"
      case .garbage: "garbage"
      case .revokedToken: "revoked_token"
      case .duplicateDelivery: "duplicate_delivery"
      case .reorderedDelivery: "reordered_delivery"
      case .droppedDelivery: "dropped_delivery"
      case .missingText: "missing_text"
      }
    }

    var concernsDeliveries: Bool {
      switch self {
      case .duplicateDelivery, .reorderedDelivery, .droppedDelivery, .missingText: true
      default: false
      }
    }

    /// What it can be narrowed to: names of events or of endpoints.
    var places: [String] {
      concernsDeliveries ? EventBody.names : BusinessAPI.endpoints + OpenAPI.endpoints + [ModerationsAPI.path]
    }

    /// Whether it can strike calls to `endpoint` at all.
    func fits(_ endpoint: String) -> Bool {
      guard case .code(let code) = self else { return true }
      // The classifier has no codes.
      guard endpoint != ModerationsAPI.path else { return false }
      return (Int(code) == nil) == endpoint.hasPrefix("/v2/")
    }
  }

  /// How often it strikes.
  public enum Trigger: Equatable, Sendable {
    /// The next so many matching calls or events, then never again.
    case count(Int)
    /// Each matching call or event, with this chance from 0 to 1.
    case probability(Double)
  }

  public var kind: Kind
  public var trigger: Trigger
  /// The endpoint as in `SandboxCall.endpoint`, or for delivery faults the event's name; nil matches all.
  public var endpoint: String?

  public init(_ kind: Kind, _ trigger: Trigger = .count(1), endpoint: String? = nil) {
    self.kind = kind
    self.trigger = trigger
    self.endpoint = endpoint
  }
}
