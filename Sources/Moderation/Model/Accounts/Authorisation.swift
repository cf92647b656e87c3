/// A way for a TikTok account's owner to let us act for it: a link to TikTok's consent page, good once and for an hour.
/// The secret in the link is not kept, only its SHA-256.
public struct Authorisation: Equatable, Identified, Sendable {
  public static let idPrefix = "aut"

  /// For how long a link is good.
  public static let lifetime = Duration.seconds(3600)

  /// How far it came. The raw values are stored: never renumber.
  public enum Stage: Int, CaseIterable, Sendable {
    case waiting = 1
    /// The creator came back with a code, which is being exchanged.
    case exchanging = 2
    case completed = 3
    case refused = 4
    case revoked = 5
  }

  /// Why nothing came of it. The raw values are stored and shown: never rename.
  public enum Refusal: String, CaseIterable, Sendable {
    /// The creator said no.
    case denied
    /// Somebody else's account was authorised than the one that the link was for.
    case wrongAccount = "wrong_account"
    /// The account is another tenant's.
    case accountTaken = "account_taken"
    /// TikTok did not take the code, or the app's id and secret.
    case codeRefused = "code_refused"
    /// The app was disabled or deleted meanwhile.
    case appUnusable = "app_unusable"
    /// The gateway stopped before TikTok's answer was kept.
    case interrupted
  }

  public var id: AuthorisationID
  public var tenantID: TenantID
  public var appID: AppID
  /// The account that is to be authorised again; once completed, the one that was authorised.
  public var accountID: AccountID?
  /// What a new account is to be called.
  public var name: String?
  public var stage: Stage
  public var refusal: Refusal?
  /// What there is to say about the outcome, in words; never a secret.
  public var message: String?
  public var createdAt: Timestamp
  public var expiresAt: Timestamp
  /// When it was used, or revoked.
  public var endedAt: Timestamp?

  public init(
    id: AuthorisationID, tenantID: TenantID, appID: AppID, accountID: AccountID?, name: String?,
    stage: Stage = .waiting, refusal: Refusal? = nil, message: String? = nil, createdAt: Timestamp,
    expiresAt: Timestamp, endedAt: Timestamp? = nil
  ) {
    self.id = id
    self.tenantID = tenantID
    self.appID = appID
    self.accountID = accountID
    self.name = name
    self.stage = stage
    self.refusal = refusal
    self.message = message
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.endedAt = endedAt
  }
}

extension Authorisation {
  /// As it is shown.
  public enum State: String, CaseIterable, Sendable {
    case waiting
    case exchanging
    case completed
    case refused
    case expired
    case revoked
  }

  /// Far longer than TikTok is given for an exchange.
  static let longestExchange = Duration.seconds(120)

  public func state(at moment: Timestamp) -> State {
    switch stage {
    case .waiting: moment < expiresAt ? .waiting : .expired
    case .exchanging: isInterrupted(at: moment) ? .refused : .exchanging
    case .completed: .completed
    case .refused: .refused
    case .revoked: .revoked
    }
  }

  /// Nil unless it is refused.
  public func refusal(at moment: Timestamp) -> Refusal? { isInterrupted(at: moment) ? .interrupted : refusal }

  /// A code that was never exchanged to the end: the process ended in between.
  private func isInterrupted(at moment: Timestamp) -> Bool {
    stage == .exchanging && endedAt.map { moment - $0 > Self.longestExchange } ?? true
  }
}

public typealias AuthorisationID = Identifier<Authorisation>
