public import Moderation

/// What the routes about authorisations at TikTok work with.
public struct AuthorisationDependencies: Sendable {
  public var authorisations: any AuthorisationStore
  public var linker: any AuthorisationLinking

  public init(authorisations: any AuthorisationStore, linker: any AuthorisationLinking) {
    self.authorisations = authorisations
    self.linker = linker
  }
}
