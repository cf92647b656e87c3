internal import Moderation

/// The circuit breakers of all apps and accounts, and when TikTok last answered as it should.
struct CircuitBreakers {
  /// What a breaker is of.
  enum Subject: Hashable {
    case app(AppID)
    case account(AccountID)
  }

  /// One that opened.
  struct Opening: Equatable, Sendable {
    var subject: Subject
    /// Whose call it was.
    var tenantID: TenantID
    var message: String
  }

  private var breakers: [Subject: CircuitBreaker] = [:]
  private var answers: [Subject: Timestamp] = [:]

  /// When the call may be made; nil when it may now.
  func opening(for call: PlatformCall, at moment: Timestamp) -> (subject: Subject, until: Timestamp)? {
    for subject in call.subjects {
      if let until = breakers[subject]?.opening(at: moment) { return (subject, until) }
    }
    return nil
  }

  func opening(of subject: Subject, at moment: Timestamp) -> Timestamp? {
    breakers[subject].flatMap { $0.isClosed ? nil : $0.opening(at: moment) ?? moment }
  }

  /// The accounts that are not closed, and when the next call of each may be made.
  func openAccounts(at moment: Timestamp) -> [(AccountID, Timestamp)] {
    breakers.compactMap { subject, breaker in
      guard case .account(let id) = subject, !breaker.isClosed else { return nil }
      return (id, breaker.opening(at: moment) ?? moment)
    }
  }

  mutating func began(_ call: PlatformCall, at moment: Timestamp) {
    for subject in call.subjects { breakers[subject]?.began(at: moment) }
  }

  /// What opened by this, and whether anything closed.
  mutating func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp) -> (
    opening: Opening?, hasClosed: Bool
  ) {
    var opening: Opening?
    var hasClosed = false
    for subject in call.subjects {
      var breaker = breakers.removeValue(forKey: subject) ?? CircuitBreaker()
      let wasClosed = breaker.isClosed
      switch result.meaning {
      case .nothing: breaker.learntNothing(at: moment)
      case .success:
        breaker.succeeded(at: moment)
        answers[subject] = moment
      case .failure(let failure):
        // One that is of the whole app is told of as such, and not of each of its accounts.
        if breaker.failed(at: moment), opening == nil {
          opening = Opening(subject: subject, tenantID: call.tenantID, message: failure.message)
        }
      }
      hasClosed = hasClosed || (!wasClosed && breaker.isClosed)
      breakers[subject] = breaker
    }
    return (opening, hasClosed)
  }

  /// Whether TikTok has answered any call of the same app, or of an account without one, as it should since then.
  func hasAnswered(_ call: PlatformCall, since moment: Timestamp) -> Bool {
    call.subjects.first.flatMap { answers[$0] }.map { $0 >= moment } ?? false
  }

  /// How many of apps, and of accounts, are not closed. Forgets those of which there is nothing to remember.
  mutating func open(at moment: Timestamp) -> (apps: Int, accounts: Int) {
    for subject in breakers.keys where breakers[subject]?.isIdle(at: moment) == true { breakers[subject] = nil }
    return breakers.reduce(into: (0, 0)) { counts, entry in
      guard !entry.value.isClosed else { return }
      switch entry.key {
      case .app: counts.0 += 1
      case .account: counts.1 += 1
      }
    }
  }
}

extension PlatformCall {
  /// The app first.
  fileprivate var subjects: [CircuitBreakers.Subject] {
    [appID.map { .app($0) }, .account(accountID)].compactMap { $0 }
  }
}

extension CallResult {
  fileprivate enum Meaning {
    case success
    case failure(PlatformFailure)
    case nothing
  }

  /// A refusal of what was asked, such as that the comment is gone or that the account may not do it, is an answer as
  /// good as any: TikTok works. Too many calls have a pause of their own, a lost authorisation is known to be lost, and
  /// a rejected token is renewed or known to be lost.
  fileprivate var meaning: Meaning {
    switch self {
    case .notMade: .nothing
    case .succeeded: .success
    case .failed(let failure):
      switch failure.kind {
      case .transient, .unreachable: .failure(failure)
      case .rateLimited, .reauthorise, .tokenRejected: .nothing
      case .permission, .permanent, .gone: .success
      }
    }
  }

  /// Whether TikTok gave an answer, be it a refusal, so that the call was not one too many.
  var isAnswer: Bool {
    switch meaning {
    case .success: true
    case .failure, .nothing: false
    }
  }
}
