import Moderation
import Testing

@testable import gatehouse

/// Holds the rule documents that people copy to what they claim.
@Suite struct DocumentedRulesTests {
  private static let pages = ["README.md", "docs/rules.md"]
  private static let all = Result { try pages.flatMap(DocumentedRules.blocks) + DocumentedRules.packs() }

  private let packs: StarterPacks

  init() throws { packs = try DocumentedRules.starterPacks() }

  @Test("The pages show rule documents, and none that no test would check")
  func fences() throws {
    let blocks = try Self.all.get()
    for page in Self.pages { #expect(blocks.contains { $0.place.hasPrefix(page) }) }
    #expect(blocks.filter { $0.place.hasPrefix("packs/") }.count == 3)
    let unchecked = blocks.filter { $0.fence != "yaml rules" && $0.fence != "json rules" }
    #expect(unchecked.map(\.place) == [])
  }

  @Test("Every rule document that people read is valid, and its examples come out as it says", arguments: try all.get())
  func documents(documented: DocumentedRules) throws {
    let json = try YAMLConversion.json(from: documented.text)
    let document = try RuleSetDocument(json: json.utf8)
    #expect(try RuleSetDocument(json: document.canonicalJSON.utf8) == document)
    var lists = packs.contents(of: document.listReferences)
    for reference in document.listReferences where lists[reference] == nil {
      #expect(reference.origin != .starter, "there is no \(reference)")
      lists[reference] = TermListContent(terms: ["a term of \(reference.name)"])
    }
    let layer = try CompiledLayer(RuleSetSource(layer: .tenant, version: 1, document: document, lists: lists))
    #expect(layer.exampleFaults() == [])
  }
}
