import Moderation
import Testing

@testable import TikTok

@Suite("Error classes")
struct ErrorClassifierTests {
  typealias Class = PlatformFailure.Class

  static let business: [(Class, [Int])] = [
    (.rateLimited, [40100, 40016, 40132, 40133, 51021]),
    (.tokenRejected, [40102, 40104, 40105, 40131]),
    (.reauthorise, [40101, 40103, 40107, 40110, 40113]),
    (.permission, [40001, 40125, 40130]),
    (.permanent, [40000, 40002, 40006, 40008, 41001]),
    (.transient, [50000, 50002, 51065, 51305, 40700, 40202, 40050, 60001, 20001]),
  ]

  @Test(
    "every documented business code is in its class",
    arguments: business.flatMap { kind, codes in
      codes.map { ($0, kind) }
    })
  func documented(code: Int, kind: Class) {
    #expect(ErrorClassifier.business(code: code, onComment: false) == kind)
    #expect(ErrorClassifier.business(code: code, onComment: true) == kind)
  }

  @Test(
    "an unknown business code falls into the class of its range",
    arguments: [
      (40199, Class.permission), (40299, .transient), (40710, .transient), (40999, .permanent), (42000, .permanent),
      (50999, .transient), (60002, .transient), (20002, .transient), (1, .transient), (-1, .transient),
    ])
  func unknown(code: Int, kind: Class) {
    #expect(ErrorClassifier.business(code: code, onComment: false) == kind)
  }

  @Test("a missing object is gone only where the object is a comment")
  func missingObject() {
    #expect(ErrorClassifier.business(code: 40007, onComment: true) == .gone)
    #expect(ErrorClassifier.business(code: 40007, onComment: false) == .permanent)
  }

  @Test(
    "every documented open code is in its class",
    arguments: [
      ("access_token_invalid", 401, Class.tokenRejected), ("scope_not_authorized", 401, .permission),
      ("scope_permission_missed", 400, .permission), ("invalid_params", 400, .permanent),
      ("invalid_file_upload", 400, .permanent), ("rate_limit_exceeded", 429, .rateLimited),
      ("internal_error", 500, .transient), ("invalid_grant", 400, .reauthorise), ("invalid_client", 401, .reauthorise),
      ("unauthorized_client", 400, .reauthorise), ("access_denied", 400, .reauthorise),
      ("invalid_request", 400, .permanent), ("invalid_scope", 400, .permanent),
      ("unsupported_grant_type", 400, .permanent), ("unsupported_response_type", 400, .permanent),
    ])
  func open(code: String, status: Int, kind: Class) {
    #expect(ErrorClassifier.open(code: code, status: status) == kind)
  }

  @Test(
    "without a known code the status decides",
    arguments: [
      (401, Class.tokenRejected), (403, .permission), (404, .permanent), (400, .permanent), (302, .permanent),
      (408, .transient), (429, .rateLimited), (500, .transient), (502, .transient), (503, .transient),
      (204, .transient),
    ])
  func status(status: Int, kind: Class) {
    #expect(ErrorClassifier.open(code: nil, status: status) == kind)
    #expect(ErrorClassifier.open(code: "never_heard_of", status: status) == kind)
  }
}
