/// How hard a term is to evade.
struct EvasionRecord: Decodable, Sendable {
  struct Technique: Decodable, Sendable {
    var name: String
    var variants: Int
    var caught: Int
    var missed: [String]
  }

  struct Collision: Decodable, Sendable {
    var word: String
    var languages: [String]
  }

  var variants: Int
  var caught: Int
  var share: Double
  var techniques: [Technique]
  var collisions: [Collision]

  /// For people: the share, each technique, and the ordinary words that the term hits.
  func text(colour: Bool) -> String {
    var text = "\(caught) of \(variants) variants are caught (\(Int(share * 100)) %)\n\n"
    text += Table(
      columns: ["technique", "variants", "caught", "missed"],
      rows: techniques.map { technique in
        [
          Cell(technique.name), Cell(String(technique.variants)),
          Cell(String(technique.caught), technique.caught < technique.variants ? .caution : .good),
          Cell(technique.missed.joined(separator: "  ")),
        ]
      }
    ).render(colour: colour)
    if collisions.isEmpty { return text + "\nno ordinary word is hit\n" }
    let words = collisions.map { "\($0.word) (\($0.languages.joined(separator: ", ")))" }.joined(separator: ", ")
    return text + "\n" + Style.caution.apply("ordinary words hit:", colour: colour) + " \(Cell(words).text)\n"
  }
}
