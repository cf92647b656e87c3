import AdminAPI
import Moderation
import Sealing
import Storage
import Testing

/// Two tenants, with everything a route can name, and one operator of each kind.
struct Seed: Sendable {
  /// Placeholders of route templates, bodies and answers, with what they stand for.
  var names: [String: String]
  var tenant: TenantID
  var otherTenant: TenantID
  /// Those of the tenant, and the owner.
  var operators: [Operator.Role: Operator]
  /// Session tokens.
  var owner: String
  var manager: String
  var moderator: String
  var viewer: String
  /// The manager of the other tenant.
  var stranger: String

  static let appSecret = "app-secret-of-the-tenant-0001"
  static let accessToken = "act.token-that-nobody-may-see"
  static let refreshToken = "rft.token-that-nobody-may-see"
  static let webhookSecret = "webhook-secret-that-stays-in"
  static let alertTarget = "http://127.0.0.1:1/path-of-an-alert-channel-that-nobody-may-see"

  func token(of role: Operator.Role) -> String {
    switch role {
    case .owner: owner
    case .manager: manager
    case .moderator: moderator
    case .viewer: viewer
    }
  }

  func fill(_ text: String) -> String {
    // Longer names first, since one may begin with another.
    names.sorted { $0.key.count > $1.key.count }.reduce(text) { $0.replacing(":\($1.key)", with: $1.value) }
  }
}

extension World {
  func seed() async throws -> Seed {
    let ownerToken = try AccessToken.session().secret
    let owner = try await addOperator("owner", .owner, token: ownerToken)
    let tenant = try await addTenant("Tenant A", owner)
    let other = try await addTenant("Tenant B", owner)
    let (manager, moderator) = (try AccessToken.session().secret, try AccessToken.session().secret)
    let (viewer, stranger) = (try AccessToken.session().secret, try AccessToken.session().secret)
    let operators: [Operator.Role: Operator] = [
      .owner: owner, .manager: try await addOperator("manager", .manager, [tenant.id], token: manager),
      .moderator: try await addOperator("moderator", .moderator, [tenant.id], token: moderator),
      .viewer: try await addOperator("viewer", .viewer, [tenant.id], token: viewer),
    ]
    let watcher = try #require(operators[.viewer])
    try await addSecondFactor(to: watcher)
    // A new factor ends the sessions from before.
    _ = try await addSession(watcher, token: viewer)
    try await addOperator("stranger", .manager, [other.id], token: stranger)
    let session = try await addSession(watcher, token: try AccessToken.session().secret)
    let (_, program) = try await addProgram(of: watcher, [.eventsRead])
    let scope = try #require(TenantScope(of: tenant.id, for: Principal(owner)))
    let shared = try await addApp("Shared", owner: nil, clientKey: "key-shared")
    let own = try await addApp("Own", owner: tenant.id, clientKey: "key-own")
    let spare = try await addApp("Spare", owner: nil, clientKey: "key-spare")
    let open = try await addAccount("Open", .open, scope)
    let business = try await addAccount("Business", .business, scope, app: shared)
    let event = try await addEvents(to: open, scope)
    let link = Authorisation(
      id: .fresh(), tenantID: tenant.id, appID: own, accountID: nil, name: nil, createdAt: now,
      expiresAt: now + Authorisation.lifetime)
    try await dependencies.authorisations.authorisations
      .create(link, stateDigest: Array(repeating: 1, count: 32), in: scope)
    let channel = try await addAlerts(in: .tenant(scope))
    let gatewayChannel = try await addAlerts(in: .gateway(GatewayScope(ownWork: ())))
    let schedule = try await addReportSchedule(in: scope)
    let erasure = try await addErasure(in: scope)
    let undo = try await addRules(of: open, scope, by: owner)
    let jobs = try await addJobs(of: open, scope, by: owner)
    let invitation = try await addInvitation("invited")
    return Seed(
      names: [
        "tenant": "\(tenant.id)", "account": "\(open.id)", "business": "\(business.id)", "app": "\(spare)",
        "ownapp": "\(own)", "usedapp": "\(shared)", "event": "\(event.id)",
        "action": event.action.map { "\($0.id)" } ?? "", "operator": "\(watcher.id)", "webhook": "wh-1",
        "authorisation": "\(link.id)", "channel": "\(channel)", "gatewaychannel": "\(gatewayChannel)", "version": "1",
        "list": "spam", "undo": "\(undo)", "erasure": "\(erasure)",
        "schedule": "\(schedule.schedule)", "delivery": "\(schedule.delivery)", "invitation": "\(invitation)",
        "layer": "tenant",
        "rule": "spam-phrases", "retry": "\(jobs.retry)", "replay": "\(jobs.replay)",
        "parked": try await parkedID(in: scope),
        "session": "\(session.id)", "token": "\(program.id)",
      ], tenant: tenant.id, otherTenant: other.id, operators: operators, owner: ownerToken, manager: manager,
      moderator: moderator, viewer: viewer, stranger: stranger)
  }

  /// With a session and no password to log in with.
  @discardableResult
  func addOperator(
    _ name: String, _ role: Operator.Role, _ grants: Set<TenantID> = [], token: String, mustChangePassword: Bool = false
  ) async throws -> Operator {
    let new = Operator(
      id: .fresh(), name: name, role: role, grants: grants, isDisabled: false, mustChangePassword: mustChangePassword,
      createdAt: now)
    try await dependencies.access.operators.create(new, passwordHash: "none", in: GatewayScope(ownWork: ()))
    _ = try await addSession(new, token: token)
    return new
  }

  /// A session that began so long ago, and was last seen then or at `seen`.
  @discardableResult
  func addSession(
    _ operator: Operator, token: String, age: Duration = .zero, seen: Duration? = nil
  ) async throws -> Session {
    let began = now - age
    let session = Session(
      operatorID: `operator`.id, tokenDigest: AccessToken.digest(of: token), createdAt: began,
      expiresAt: began + .seconds(3600), lastSeenAt: now - (seen ?? age))
    try await dependencies.access.sessions.create(session)
    return session
  }

  /// A program's token; answers the secret too.
  func addProgram(
    of operator: Operator, _ scopes: Set<AccessScope> = Set(AccessScope.allCases), tenants: Set<TenantID>? = nil,
    lasting lifetime: Duration = .seconds(3600)
  ) async throws -> (secret: String, token: APIToken) {
    let fresh = try AccessToken.program()
    let token = APIToken(
      id: .fresh(), operatorID: `operator`.id, name: "program", digest: fresh.digest, lastFour: fresh.lastFour,
      scopes: scopes, tenants: tenants, createdAt: now, expiresAt: now + lifetime)
    guard try await dependencies.access.tokens.create(token, in: OperatorScope(ownOf: Principal(`operator`)))
    else { throw Missing() }
    return (fresh.secret, token)
  }

  private func addTenant(_ name: String, _ owner: Operator) async throws -> Tenant {
    let tenant = Tenant(id: .fresh(), name: name, isDisabled: false, createdAt: now, updatedAt: now)
    try await dependencies.tenants.create(
      tenant, ruleSet: RuleSetDocument.starter.canonicalJSON, author: nil, in: GatewayScope(ownWork: ()))
    return tenant
  }

  private func addApp(_ name: String, owner: TenantID?, clientKey: String) async throws -> AppID {
    let id = AppID.fresh()
    let app = App(
      id: id, tenantID: owner, name: name, clientKey: clientKey,
      secret: SealedSecret(
        bytes: try sealer.seal(Seed.appSecret.utf8, context: SecretLocation.appSecret(id).context)),
      createdAt: now, updatedAt: now)
    if let owner {
      try await dependencies.apps.create(app, in: TenantScope(ownWorkFor: owner))
    } else {
      try await dependencies.apps.createShared(app, in: GatewayScope(ownWork: ()))
    }
    return id
  }

  private func addAccount(
    _ name: String, _ dialect: Dialect, _ scope: TenantScope, app: AppID? = nil
  ) async throws -> Account {
    let account = Account(
      id: .fresh(), tenantID: scope.tenantID, name: name, dialect: dialect, openID: "open-id-\(name)", appID: app,
      connection: .connected, isDisabled: false, createdAt: now, updatedAt: now)
    let secretID = WebhookSecretID.fresh()
    try await dependencies.accounts.create(
      account,
      tokens: AccountTokens(
        access: try sealed(Seed.accessToken, .accessToken(account.id)),
        refresh: try sealed(Seed.refreshToken, .refreshToken(account.id)), accessExpiresAt: nil, refreshExpiresAt: nil),
      webhookSecret: dialect == .open
        ? WebhookSecret(
          id: secretID, accountID: account.id, secret: try sealed(Seed.webhookSecret, .webhookSecret(secretID)),
          createdAt: now, expiresAt: nil) : nil, in: scope)
    return account
  }

  private func sealed(_ secret: String, _ location: SecretLocation) throws -> SealedSecret {
    SealedSecret(bytes: try sealer.seal(secret.utf8, context: location.context))
  }

  /// One comment that had to go, and one delivery that could not be used.
  private func addEvents(to account: Account, _ scope: TenantScope) async throws -> StoredEvent {
    let comment = CommentEvent(
      kind: .created, commentID: "7302000000000000001", videoID: "7301", authorID: "u1", username: "@someone",
      text: "follow me", occurredAt: now)
    let decision = Decision(
      verdict: .delete, basis: .rule, ruleID: "spam-phrases", ruleSetVersion: 1,
      matches: [TextMatch(start: 0, end: 9, term: "follow me")])
    try await record([
      JournalEntry(
        tenantID: scope.tenantID, accountID: account.id,
        content: .comment(
          comment, decision: decision, action: PlannedAction(for: .delete, in: account.dialect)), receivedAt: now),
      JournalEntry(
        tenantID: scope.tenantID, accountID: account.id,
        content: .parked(reason: "unknown event", body: [0xFF, 0x00]), receivedAt: now),
    ])
    let page = try await dependencies.events.events(matching: EventFilter(), page: PageRequest(), in: scope)
    guard let event = page.items.first else { throw Missing() }
    return event
  }

  /// A channel that is signed, and an alert that waits to be told there.
  private func addAlerts(in scope: AlertScope) async throws -> AlertChannelID {
    let id = AlertChannelID.fresh()
    let channel = AlertChannel(
      id: id, tenantID: scope.tenantID, name: "Ops", kind: .webhook,
      target: try sealed(Seed.alertTarget, .alertTarget(id)),
      signing: AlertSigning(
        secret: try sealed(try WebhookSigningSecret.fresh().text, .alertSigningSecret(id))), createdAt: now,
      updatedAt: now)
    try await dependencies.alerts.channels.create(channel, in: scope)
    try await AlertRepository(database).raise(
      Alert(
        tenantID: scope.tenantID, kind: scope.tenantID == nil ? .loginAttack : .accountDisconnected,
        subject: scope.tenantID == nil ? "the login" : "the account", message: "look at it", raisedAt: now))
    return id
  }

  /// One that a report waits of.
  private func addReportSchedule(in scope: TenantScope) async throws
    -> (schedule: ReportScheduleID, delivery: ReportDeliveryID)
  {
    let order = ReportOrder(
      name: "Weekly", rhythm: ReportRhythm(every: .week(on: .monday), hour: 8),
      target: .mailboxes(["ada@client.example"]), formats: [.csv, .html])
    let store = dependencies.reportSchedules
    let schedule = try await store.create(.fresh(), order, at: now, in: scope)
    guard let delivery = try await store.send(schedule.id, at: now, in: scope) else { throw Missing() }
    return (schedule.id, delivery.id)
  }

  private func addErasure(in scope: TenantScope) async throws -> ErasureID {
    guard let subject = ErasureSubject(authorID: "who-wants-to-be-forgotten", username: nil) else { throw Missing() }
    let erasure = Erasure(
      id: .fresh(), tenantID: scope.tenantID, accountID: nil, subjectDigest: String(repeating: "0", count: 64),
      requestedBy: nil, createdAt: now)
    try await dependencies.retention.erasures.create(erasure, of: subject, in: scope)
    return erasure.id
  }

  func record(_ entries: [JournalEntry]) async throws {
    let outcomes = await GroupCommitJournal(database).record(entries)
    guard outcomes.allSatisfy({ $0 == .stored }) else { throw Missing() }
  }

  var now: Timestamp { dependencies.clock.now() }
}

struct Missing: Error {}
