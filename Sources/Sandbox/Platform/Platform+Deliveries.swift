extension Platform {
  /// A delivery with all that is needed to make one attempt at it.
  struct DeliveryAttempt: Sendable {
    let id: Int
    let url: String
    let body: [UInt8]
    let signature: DeliverySignature
    /// For `X-Tt-Logid`.
    let logID: String
  }

  /// Takes the deliveries that are due; those whose webhook is gone are discarded. Says when the next is due.
  mutating func takeDueDeliveries(now: ContinuousClock.Instant) -> (
    attempts: [DeliveryAttempt], next: ContinuousClock.Instant?
  ) {
    let limit = min(max(1, configuration.maximumDeliveriesInFlight), 64)
    var attempts: [DeliveryAttempt] = []
    // Again after a round, since each one discarded has left its place free.
    while case let round = deliveries.take(limit: limit, now: now), !round.isEmpty {
      for due in round {
        guard let (url, signature) = address(of: due.target) else {
          deliveries.discard(due.id)
          continue
        }
        attempts.append(
          DeliveryAttempt(id: due.id, url: url, body: due.body, signature: signature, logID: nextLogID()))
      }
    }
    return (attempts, deliveries.nextDue)
  }

  /// `status` is nil when there was no answer.
  mutating func finishDelivery(_ id: Int, status: Int?, error: String?) -> SandboxDelivery {
    let attempt = SandboxDelivery.Attempt(at: now, status: status, error: error)
    return deliveries.finish(id, attempt: attempt, sequence: nextSequence(), now: .now)
  }

  private func address(of target: DeliveryBook.Target) -> (url: String, signature: DeliverySignature)? {
    switch target {
    case .open(let id):
      guard let webhook = webhooks.open.first(where: { $0.id == id }) else { return nil }
      return (webhook.url, .open(secret: webhook.secret))
    case .business(let app, let eventType):
      guard let webhook = webhooks.business[.init(app: app, eventType: eventType)], let secret = apps[app] else {
        return nil
      }
      return (webhook.url, .business(secret: secret))
    }
  }
}
