internal import ArgumentParser
internal import Moderation

struct RulesEvasion: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evasion", abstract: "Try how hard a term is to evade, and which ordinary words it hits.",
    discussion: "Nothing is saved. The same seed gives the same variants.")

  @Argument(help: "The term.")
  var term: String

  @Option(help: "How it is looked for: words, phrases, substrings or wildcards. (default: words)")
  var kind: String?

  @Option(help: "How far texts are folded: exact, folded or aggressive. (default: folded)")
  var folding: String?

  @Option(help: "A number that chooses the variants. (default: 1)")
  var seed: Int?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let kind, TermKind(rawValue: kind) == nil { throw ValidationError("--kind: \(kind) is not a kind") }
    if let folding, Folding(rawValue: folding) == nil {
      throw ValidationError("--folding: \(folding) is not a level of folding")
    }
    if let seed, seed < 0 { throw ValidationError("--seed must not be negative") }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("term", term)
    body.set("kind", kind)
    body.set("folding", folding)
    body.set("seed", seed)
    let answer = try await client.post("\(tenant.path(with: client))/rules/evasion", body)
    if admin.json { return Console.writeJSON(answer.printable) }
    let record: EvasionRecord = try answer.decoded()
    Console.write(record.text(colour: Console.outputColour))
  }
}
