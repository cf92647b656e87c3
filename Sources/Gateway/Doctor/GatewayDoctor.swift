internal import Diagnosis
internal import Enforcement
internal import Ingest
internal import Listening
internal import Moderation
internal import Outbound
internal import Safekeeping
internal import Storage
internal import TikTok

/// Looks at the running gateway from inside.
struct GatewayDoctor: Diagnosing {
  let gateway: Gateway
  let webhooks: any WebhookRegistrar

  func diagnose(everyAccount: Bool, in scope: GatewayScope) async -> Diagnosis {
    let checks = local + remote(everyAccount: everyAccount, in: scope) + work(in: scope) + safekeeping(in: scope)
    let findings = await Doctor(checks).run()
    return Diagnosis(madeAt: gateway.clock.now(), findings: findings)
  }

  private var local: [any DiagnosticCheck] {
    let (database, settings, clock) = (gateway.database, gateway.settings, gateway.clock)
    return [
      SettingsCheck(settings: settings),
      FilesCheck(files: settings.files, folders: settings.folders),
      DiskCheck(
        databaseFolder: settings.databaseFolder, backupFolder: settings.backups?.folder,
        copyReserve: DatabaseSealer.reserve,
        sizes: {
          let state = try await database.state(at: clock.now())
          return DiskCheck.Sizes(file: state.fileBytes, log: state.logBytes)
        }),
      ReadinessCheck(readiness: gateway.readiness),
      SQLiteCheck(version: { DatabaseFile.sqliteVersion }),
    ]
  }

  private func remote(everyAccount: Bool, in scope: GatewayScope) -> [any DiagnosticCheck] {
    let (settings, clock, http, lag) = (gateway.settings, gateway.clock, gateway.http, gateway.deliveryLag)
    let server = ServerClock(url: settings.platform.business, clock: clock) { try await http.send($0) }
    return [
      ClockCheck(
        deliveries: { lag.smallest(at: clock.now()) }, reference: { try await server.lead() },
        past: settings.freshness.past, future: settings.freshness.future),
      PublicURLCheck(
        settings.publicURL, header: InstanceID.header, instance: gateway.instance.text, clock: clock,
        look: { await http.examine($0) }),
      CertificateCheck(served, clock: clock),
      WebhookCheck(
        store: DiagnosisRepository(gateway.database), registrar: webhooks, scope: scope,
        limit: everyAccount ? .max : WebhookCheck.usualLimit),
    ]
  }

  private var served: [CertificateCheck.Certificate] {
    [("admin.tls", gateway.adminTLS), ("public.tls", gateway.publicTLS)].compactMap { setting, listener in
      listener.map { listener in
        CertificateCheck.Certificate(setting, file: listener.files.certificate) {
          Timestamp(seconds: Int64(listener.expiry))
        }
      }
    }
  }

  /// These share one look at the database.
  private func work(in scope: GatewayScope) -> [any DiagnosticCheck] {
    let (store, clock) = (DiagnosisRepository(gateway.database), gateway.clock)
    let look = Task { try await store.facts(at: clock.now(), in: scope) }
    let facts: @Sendable () async throws -> GatewayFacts = { try await look.value }
    return [
      AccountCheck(facts: facts),
      QuotaCheck(
        facts: facts, quota: gateway.broker, names: { try await store.accountNames($0, in: scope) }, clock: clock),
      ActionCheck(facts: facts, isPaused: gateway.settings.pausesActions), ParkedCheck(facts: facts),
      AlertingCheck(facts: facts),
    ]
  }

  private func safekeeping(in scope: GatewayScope) -> [any DiagnosticCheck] {
    let clock = gateway.clock
    let retention = RetentionWorkRepository(gateway.database)
    return [
      BackupCheck(
        log: BackupRepository(gateway.database),
        schedule: gateway.settings.backups.map {
          BackupCheck.Schedule(interval: $0.interval, drillInterval: $0.drillInterval)
        },
        clock: clock, scope: scope),
      SealingKeyCheck(keys: gateway.rotator, clock: clock, scope: scope),
      RetentionCheck(believed: { try await retention.believedMoment() }, clock: clock),
    ]
  }
}
