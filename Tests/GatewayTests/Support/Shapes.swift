/// What these tests read of the admin API's answers.
enum Shape {
  struct Session: Decodable, Sendable { var token: String }
  struct Tenant: Decodable, Sendable { var id: String }
  struct App: Decodable, Sendable { var id: String }

  struct Account: Decodable, Sendable {
    var id: String
    var webhookPath: String?
  }

  struct Operator: Decodable, Sendable { var id: String }
  struct Invitation: Decodable, Sendable { var code: String }

  struct Event: Decodable, Equatable, Sendable {
    var id: String
    var type: String
    var commentId: String
    var decision: Decision?
    var action: Action?
  }

  struct Decision: Decodable, Equatable, Sendable { var verdict: String }

  struct Action: Decodable, Equatable, Sendable {
    var id: String
    var commentId: String
    var state: String
    var attempts: Int
    var lastError: String?
  }

  struct Webhook: Decodable, Equatable, Sendable {
    var id: String
    var url: String
  }

  struct Sync: Decodable, Sendable {
    var wanted: String
    var kept: [Webhook]
    var removed: [Webhook]
    var adds: Bool
    var applied: Bool
  }
}
