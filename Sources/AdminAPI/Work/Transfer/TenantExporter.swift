internal import Moderation
internal import Sealing

/// Writes a tenant's configuration down as a document.
struct TenantExporter: Sendable {
  let configurations: any TenantConfigurationStore
  let audit: any AuditLog
  let hasher: PasswordHasher
  let secrets: SecretKeeper
  let clock: WallClock

  /// The document's text; with a passphrase, the secrets are in it, sealed. The audit log has it before anybody sees
  /// it. Throws `notFound` where the tenant is gone.
  func export(passphrase: String? = nil, in scope: TenantScope) async throws -> String {
    let now = clock.now()
    guard let configuration = try await configurations.configuration(at: now, in: scope) else { throw Problem.notFound }
    var document = try TenantDocument.json(of: configuration, at: now)
    if let passphrase {
      let header = try PassphraseSealer.newHeader()
      let plaintext = Array(try DocumentSecrets(configuration, secrets: secrets).json.jsonText.utf8)
      let ciphertext = try await hasher.seal(
        plaintext, passphrase: passphrase, header: header,
        authenticating: SealedPart.context(of: document, header: header))
      document = SealedPart(header: header, ciphertext: ciphertext).document(document)
    }
    try await audit.record(
      .tenantExported, "\(scope.tenantID)",
      detail: passphrase == nil ? "without secrets" : "with secrets, sealed to a passphrase", by: scope.actor,
      of: scope.tenantID, at: now)
    return document.jsonText
  }
}
