/// The compiled forms of term lists, shared by the rule sets that use them.
public final class CompiledLists: Sendable {
  public init() {}
}
