internal import FoundationEssentials
internal import Moderation

/// What changed from one version to another.
struct RuleSetDifferenceOutput: Encodable {
  var from: Int64
  var to: Int64
  var added: [RawJSON]
  var removed: [RawJSON]
  var changed: [Change]
  /// Null where the default stays.
  @Nullable var `default`: DefaultChange?
  /// Rules of layers above that are switched off now, and that no longer are.
  var newlyDisabled: [String]
  var newlyEnabled: [String]

  struct Change: Encodable {
    var id: String
    /// The keys of what differs.
    var members: [String]
    var before: RawJSON
    var after: RawJSON
  }

  struct DefaultChange: Encodable {
    @Nullable var before: Verdict?
    @Nullable var after: Verdict?
  }

  init(_ difference: RuleSetDifference, from: Int64, to: Int64) throws {
    self.from = from
    self.to = to
    added = try difference.added.map { try RawJSON(text: $0.canonicalJSON) }
    removed = try difference.removed.map { try RawJSON(text: $0.canonicalJSON) }
    changed = try difference.changed.map { change in
      Change(
        id: change.after.id, members: change.members, before: try RawJSON(text: change.before.canonicalJSON),
        after: try RawJSON(text: change.after.canonicalJSON))
    }
    _default = Nullable(
      wrappedValue: difference.changesDefault
        ? DefaultChange(before: difference.defaultBefore, after: difference.defaultAfter) : nil)
    newlyDisabled = difference.newlyDisabled
    newlyEnabled = difference.newlyEnabled
  }
}
