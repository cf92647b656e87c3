public import AdminAPI
public import Alerting
public import Classifier
public import Enforcement
public import Ingest
public import Listening
public import Logging
public import Moderation
public import Safekeeping
public import Sealing
public import TikTok

/// Everything that can be set, checked as a whole before anything starts.
public struct Settings: Sendable {
  /// The SQLite file. Its key lies beside it unless `keyFile` says otherwise.
  public var databasePath: String
  public var keyFile: String
  /// From the environment, instead of the key file.
  public var key: SealingKey?
  /// What sealed before `key` did; it goes when nothing is left of it.
  public var previousKey: SealingKey?
  /// Nil where backups are made only when somebody asks for one.
  public var backups: BackupSettings?
  /// What TikTok reaches the public listener under, without a trailing slash.
  public var publicURL: String?
  public var ingest: IngestSettings
  public var admin: ListenAddress
  /// Nil where a listener speaks plain HTTP.
  public var publicTLS: CertificateFiles?
  public var adminTLS: CertificateFiles?
  /// The proxies in front of the admin listener.
  public var proxies: TrustedProxies
  /// What browsers reach the admin listener under, without a trailing slash.
  public var adminPublicURL: String?
  public var sessions: SessionLimits
  public var requiredSecondFactor: SecondFactorRequirement
  public var freshness: Freshness
  /// Bytes of compiled rule sets in memory.
  public var ruleCacheBytes: Int
  public var platform: PlatformAddresses
  public var limits: CallLimits
  /// How long TikTok may take to tell that it did what it accepted, before the comment is looked at.
  public var confirmationPatience: Duration
  /// How far a tenant's review queue may grow before somebody is told, where the tenant does not say.
  public var reviewLimits: ReviewLimits
  /// Nil where `score` conditions are decided by their `otherwise`.
  public var classifier: ClassifierSettings?
  /// Nil where no mail is sent.
  public var mail: MailSettings?
  /// How often and how far back videos are swept for comments that no delivery brought.
  public var sweeps: SweepSchedule
  public var retention: RetentionPolicy
  /// Whether actions wait in the outbox and nothing is asked of TikTok: for trying rules out, and for benchmarks.
  public var pausesActions: Bool
  /// Whether outbound calls may reach private addresses: for a stand-in TikTok on this machine.
  public var allowsPrivateAddresses: Bool
  /// What Prometheus presents at `/metrics`; nil where it runs on this machine, or presents a token of an owner's.
  public var metricsToken: MetricsToken?
  public var logLevel: Logger.Level
  public var logFormat: LogFormat
}
