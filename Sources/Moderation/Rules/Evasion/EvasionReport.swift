/// How hard a term is to evade at a kind of matching and a level of folding, and which ordinary words it would hit:
/// what a rule's author wants to know before saving it. The same seed always gives the same report.
public struct EvasionReport: Equatable, Sendable, Encodable {
  /// One way of hiding the term.
  public struct Technique: Equatable, Sendable, Encodable {
    public let name: String
    /// How many different variants were tried.
    public let variants: Int
    /// How many of them the term was found in.
    public let caught: Int
    /// Some of those it was not found in, at most `EvasionReport.examples`.
    public let missed: [String]
  }

  /// An ordinary word that the term would hit.
  public struct Collision: Hashable, Sendable, Encodable {
    public let word: String
    /// BCP 47 codes of the languages that have it: `en`, `pt`, `es`.
    public let languages: [String]
  }

  /// Why a term cannot be looked for at all.
  public struct Refusal: Error, Equatable {
    public let reason: String
  }

  /// The most examples of missed variants for each technique.
  public static let examples = 5
  /// The fewest variants that are tried.
  public static let fewestVariants = 100
  /// The most ordinary words that are listed.
  public static let collisionLimit = 100

  public let term: String
  public let kind: String
  public let folding: String
  public let seed: UInt64
  /// How many different variants were tried.
  public let variants: Int
  /// How many of them the term was found in.
  public let caught: Int
  /// `caught` among `variants`, 0...1.
  public let share: Double
  public let techniques: [Technique]
  public let collisions: [Collision]

  /// Tries the term out. Takes some milliseconds; pure.
  public init(term: String, kind: TermKind, folding: Folding, seed: UInt64 = 1) throws(Refusal) {
    let trial: TermTrial
    do {
      trial = try TermTrial(term, kind, folding)
    } catch {
      throw Refusal(reason: error.refusals[0].reason)
    }
    var maker = VariantMaker(WildcardTerm.example(of: term, kind), seed: seed)
    techniques = maker.variants(atLeast: Self.fewestVariants).map { technique, variants in
      let missed = variants.filter { !trial.finds("so \($0) now") }
      return Technique(
        name: technique.rawValue, variants: variants.count, caught: variants.count - missed.count,
        missed: Array(missed.prefix(Self.examples)))
    }
    variants = techniques.reduce(0) { $0 + $1.variants }
    caught = techniques.reduce(0) { $0 + $1.caught }
    share = variants == 0 ? 0 : Double(caught) / Double(variants)
    collisions = Self.collisions(of: term, trial)
    (self.term, self.kind, self.folding, self.seed) = (term, kind.rawValue, folding.rawValue, seed)
  }

  /// The ordinary words that the term is found in, itself aside, in the order of their characters.
  private static func collisions(of term: String, _ trial: TermTrial) -> [Collision] {
    let own = term.lowercased()
    var languages: [String: [String]] = [:]
    for vocabulary in CommonWords.all {
      for word in vocabulary.words where word != own && trial.finds(word) {
        languages[word, default: []].append(vocabulary.language)
      }
    }
    let sorted = languages.sorted { $0.key < $1.key }.prefix(collisionLimit)
    return sorted.map { Collision(word: $0.key, languages: $0.value) }
  }
}
