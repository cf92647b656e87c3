internal import HTTPTypes
internal import Moderation

/// How much of a limit is left to a caller, as the IETF's draft "RateLimit header fields for HTTP" (version 10) writes it:
/// `RateLimit-Policy` says what the limit is and `RateLimit` what is left of it.
struct RateLimit: Equatable {
  enum Quota: Equatable {
    /// So many requests in so much time.
    case requests(Int, in: Duration)
    /// So many at the same time.
    case concurrentRequests(Int)
  }

  /// Of the policy: letters and hyphens.
  var name: String
  var quota: Quota
  var remaining: Int
  /// Until there is more; nil where nobody knows.
  var reset: Duration?

  /// Both headers.
  var headers: HTTPFields {
    [
      Self.policy: "\"\(name)\";\(policy)",
      Self.remaining: "\"\(name)\";r=\(max(0, remaining))" + (reset.map { ";t=\($0.wholeSeconds)" } ?? ""),
    ]
  }

  private var policy: String {
    switch quota {
    case .requests(let count, in: let window): "q=\(count);w=\(window.wholeSeconds)"
    case .concurrentRequests(let count): "q=\(count);qu=\"concurrent-requests\""
    }
  }

  private static let policy = HTTPField.Name("RateLimit-Policy")!
  private static let remaining = HTTPField.Name("RateLimit")!
}

extension Duration {
  /// Rounded up: whoever waits so long has waited long enough.
  var wholeSeconds: Int64 { max(0, (milliseconds + 999) / 1000) }
}
