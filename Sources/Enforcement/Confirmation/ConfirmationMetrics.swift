internal import Metrics
internal import Moderation

/// What is counted of looks at comments. What events confirm is counted where it is stored.
struct ConfirmationMetrics: Sendable {
  func found(_ result: ConfirmationResult) {
    let outcome: String
    switch result {
    case .confirmed: outcome = "read"
    case .drifted, .givenUp, .unseen, .postponed: outcome = result.rawValue
    case .overtaken: return
    }
    Counter(label: "gatehouse_confirmations_total", dimensions: [("outcome", outcome)]).increment()
  }
}
