/// What changed from one rule set document to another. Independent of the order of rules.
public struct RuleSetDifference: Equatable, Sendable {
  /// One rule that both have and that is not the same.
  public struct Change: Equatable, Sendable {
    public var before: Rule
    public var after: Rule
    /// The keys of the members that differ, in the order of the canonical form.
    public var members: [String]
  }

  /// By id.
  public let added: [Rule]
  /// By id.
  public let removed: [Rule]
  /// By id.
  public let changed: [Change]
  /// Both nil where the default stays.
  public let defaultBefore: Verdict?
  public let defaultAfter: Verdict?
  public let changesDefault: Bool
  /// Ids of rules of layers above that are switched off now and were not, sorted.
  public let newlyDisabled: [String]
  /// Ids of those that are no longer switched off, sorted.
  public let newlyEnabled: [String]

  public init(from before: RuleSetDocument, to after: RuleSetDocument) {
    let old = Dictionary(before.rules.map { ($0.id, $0) }) { first, _ in first }
    let new = Dictionary(after.rules.map { ($0.id, $0) }) { first, _ in first }
    added = new.values.filter { old[$0.id] == nil }.sorted { $0.id < $1.id }
    removed = old.values.filter { new[$0.id] == nil }.sorted { $0.id < $1.id }
    changed = new.values.compactMap { rule in
      guard let earlier = old[rule.id], earlier != rule else { return nil }
      return Change(before: earlier, after: rule, members: Self.members(from: earlier, to: rule))
    }.sorted { $0.after.id < $1.after.id }
    changesDefault = before.defaultVerdict != after.defaultVerdict
    defaultBefore = changesDefault ? before.defaultVerdict : nil
    defaultAfter = changesDefault ? after.defaultVerdict : nil
    newlyDisabled = Set(after.disabled).subtracting(before.disabled).sorted()
    newlyEnabled = Set(before.disabled).subtracting(after.disabled).sorted()
  }

  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && !changesDefault && newlyDisabled.isEmpty
      && newlyEnabled.isEmpty
  }

  private static func members(from before: Rule, to after: Rule) -> [String] {
    [
      ("name", before.name == after.name), ("mode", before.mode == after.mode),
      ("verdict", before.verdict == after.verdict), ("folding", before.folding == after.folding),
      ("locked", before.isLocked == after.isLocked), ("expires_at", before.expiresAt == after.expiresAt),
      ("when", before.when == after.when), ("labels", before.effects.labels == after.effects.labels),
      ("notify", before.effects.notifies == after.effects.notifies),
      ("reply", before.effects.reply == after.effects.reply), ("examples", before.examples == after.examples),
      ("fuse", before.fuse == after.fuse),
    ].filter { !$0.1 }.map { $0.0 }
  }
}
