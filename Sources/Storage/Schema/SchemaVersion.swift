/// The schema that this build makes.
public enum SchemaVersion {
  public static let newestKnown = Migration.all.last?.version ?? 0
}
