public import Moderation
internal import TikTok

/// Reads parked deliveries as if they came now. Their signatures were right when they came, and are not kept.
public struct ParkedDeliveryReader: ParkedDeliveryReading {
  private let directory: EndpointDirectory

  public init(_ directory: EndpointDirectory) { self.directory = directory }

  public func read(_ delivery: ParkedDelivery, of tenant: TenantID?) -> ParkedReading {
    let endpoints = directory.endpoints(ofParked: delivery, of: tenant)
    guard let dialect = endpoints.first?.dialect else {
      return .unusable("what it was sent to takes no deliveries now: look at its account, app, tenant and rules")
    }
    switch delivery.body.withUnsafeBytes({ DeliveryDecoder.decode($0, dialect: dialect) }) {
    case .comment(let comment, let openID):
      return reading(of: endpoints, delivery, openID) { [library = directory.library] recipient in
        .usable {
          let undecided = UndecidedComment(
            comment: comment, recipient: recipient, receivedAt: delivery.receivedAt, origin: .retry)
          if let entry = undecided.entryWithoutRules { return entry }
          let scope = TenantScope(ownWorkFor: recipient.tenantID)
          let rules = try await library.rules(of: recipient.accountID, in: scope)
          return undecided.entry(decidedBy: rules, scratch: MatchScratch())
        }
      }
    case .authorizationRemoved(let openID, let reason):
      return reading(of: endpoints, delivery, openID) { recipient in
        // Whatever was authorised since is not what was withdrawn.
        guard recipient.updatedAt <= delivery.receivedAt else {
          return .needless("the account was set up, changed or authorised after this authorisation was withdrawn")
        }
        return .usable {
          JournalEntry(
            tenantID: recipient.tenantID, accountID: recipient.accountID,
            content: .authorizationRemoved(reason: reason), receivedAt: delivery.receivedAt)
        }
      }
    case .ping: return .needless("it is a test event")
    case .ignored: return .needless("it tells of nothing that is handled")
    case .unusable(let reason): return .unusable(reason)
    }
  }

  /// An open id belongs to one app, so that another shared app's may be the same text: then nobody can tell whose the
  /// delivery is.
  private func reading(
    of endpoints: [Endpoint], _ delivery: ParkedDelivery, _ openID: String?, for make: (Recipient) -> ParkedReading
  ) -> ParkedReading {
    let recipients = endpoints.compactMap { $0.recipient(ofParked: delivery, openID: openID) }
    switch recipients.count {
    case 0: return .unusable("it names an account that is not set up here")
    case 1: return make(recipients[0])
    default: return .unusable("accounts of several apps have the open id that it names")
    }
  }
}

extension Endpoint {
  fileprivate func recipient(ofParked delivery: ParkedDelivery, openID: String?) -> Recipient? {
    switch routing {
    case .bySecret(let recipients): recipients.first { $0.accountID == delivery.accountID }
    case .byOpenID(let recipients): openID.flatMap { recipients[$0] }
    }
  }
}
