internal import Moderation

extension Action {
  func call(for account: Account) -> PlatformCall {
    PlatformCall(PlatformCall.Endpoint(carriedOutAs), for: account, urgency: PlatformCall.Urgency(urgency))
  }
}
