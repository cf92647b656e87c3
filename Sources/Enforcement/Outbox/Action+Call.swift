internal import Moderation

extension Action {
  func call(for account: Account) -> PlatformCall {
    PlatformCall(PlatformCall.Endpoint(carriedOutAs), for: account, urgency: PlatformCall.Urgency(urgency))
  }
}

extension CallResult {
  init(_ result: Result<String?, PlatformFailure>) {
    switch result {
    case .success: self = .succeeded
    case .failure(let failure): self = .failed(failure)
    }
  }
}
