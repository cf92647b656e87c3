internal import FoundationEssentials
internal import Outbound

/// A call that is made again where nobody knows what became of it, if it has a key that keeps its work from being done
/// twice; any other is made once.
struct RepeatedCall {
  let http: OutboundClient
  let request: OutboundRequest

  func answer() async throws(OutboundError) -> OutboundResponse {
    guard request.headers.contains(where: { $0.name == IdempotencyKey.name }) else {
      return try await http.send(request)
    }
    var waits = Self.waits[...]
    var turns = Self.patience
    while true {
      do {
        let response = try await http.send(request)
        guard turns > 0, isStillWorkedOn(response) else { return response }
        turns -= 1
        try? await Task.sleep(for: .seconds(1))
      } catch {
        guard isWorthAnotherTry(error), let wait = waits.popFirst() else { throw error }
        try? await Task.sleep(for: wait)
      }
    }
  }

  private func isWorthAnotherTry(_ error: OutboundError) -> Bool {
    switch error {
    case .unreachable, .notSent, .timedOut: true
    case .invalidRequest, .forbiddenAddress, .responseTooLarge, .closed: false
    }
  }

  private func isStillWorkedOn(_ response: OutboundResponse) -> Bool {
    guard response.status == 409, let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body))
    else {
      return false
    }
    return problem.code == "idempotency_in_progress"
  }

  private static let waits: [Duration] = [.milliseconds(300), .seconds(1)]
  /// How often a request that is still worked on is asked about, once a second.
  private static let patience = 120
}
