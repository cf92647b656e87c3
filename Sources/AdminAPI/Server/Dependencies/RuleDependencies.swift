public import Moderation

/// What the routes about rules work with.
public struct RuleDependencies: Sendable {
  public var ruleSets: any RuleSetStore
  public var lists: any TermListStore
  /// The lists that come with Gatehouse.
  public var starters: StarterPacks
  /// What is in force.
  public var library: RuleLibrary
  public var statistics: any RuleStatisticsStore
  /// Stored comments, for back-tests.
  public var archive: any CommentArchive
  public var undo: any UndoStore
  public var undoPreviewer: UndoPreviewer

  public init(
    ruleSets: any RuleSetStore, lists: any TermListStore, starters: StarterPacks, library: RuleLibrary,
    statistics: any RuleStatisticsStore, archive: any CommentArchive, undo: any UndoStore, undoPreviewer: UndoPreviewer
  ) {
    self.ruleSets = ruleSets
    self.lists = lists
    self.starters = starters
    self.library = library
    self.statistics = statistics
    self.archive = archive
    self.undo = undo
    self.undoPreviewer = undoPreviewer
  }
}
