public import AdminAPI
public import Alerting
public import Classifier
public import Enforcement
public import Ingest
public import Logging
public import Sealing
public import TikTok

/// Everything that can be set, checked as a whole before anything starts.
public struct Settings: Sendable {
  /// The SQLite file. Its key lies beside it unless `keyFile` says otherwise.
  public var databasePath: String
  public var keyFile: String
  /// From the environment, instead of the key file.
  public var key: SealingKey?
  /// What TikTok reaches the public listener under, without a trailing slash.
  public var publicURL: String?
  public var ingest: IngestSettings
  public var admin: ListenAddress
  public var freshness: Freshness
  /// Bytes of compiled rule sets in memory.
  public var ruleCacheBytes: Int
  public var platform: PlatformAddresses
  public var limits: CallLimits
  /// Nil where `score` conditions are decided by their `otherwise`.
  public var classifier: ClassifierSettings?
  /// Nil where no mail is sent.
  public var mail: MailSettings?
  /// Whether actions wait in the outbox and nothing is asked of TikTok: for trying rules out, and for benchmarks.
  public var pausesActions: Bool
  /// Whether outbound calls may reach private addresses: for a stand-in TikTok on this machine.
  public var allowsPrivateAddresses: Bool
  public var logLevel: Logger.Level
}
