import SchemaValidation
import Testing

@testable import Moderation

@Suite struct RuleSetSchemaTests {
  private let validator: SchemaValidator

  init() throws { validator = try SchemaValidator(RuleSetSchema.json) }

  @Test(
    "The schema accepts what is read, as it was written and in its canonical form",
    arguments: SampleDocuments.conditions.map(\.json).map(SampleDocuments.rule)
      + SampleDocuments.listConditions.map(SampleDocuments.rule) + [
        SampleDocuments.full, RuleSetDocument.starter.canonicalJSON, #"{"rules":[]}"#,
      ])
  func valid(json: String) throws {
    let document = try RuleSetDocument(json: json.utf8)
    #expect(try validator.accepts(json))
    #expect(try validator.accepts(document.canonicalJSON))
  }

  @Test("The schema refuses what reading refuses for its form", arguments: BadRules.structural)
  func invalid(members: String, path: String) throws {
    let json = BadRules.document(members)
    #expect(throws: RuleSetFaults.self) { try RuleSetDocument(json: json.utf8) }
    #expect(try !validator.accepts(json))
  }

  @Test(
    "Both refuse documents of another form",
    arguments: [
      "[]", "1", "{}", #"{"rules":{}}"#, #"{"rules":[1]}"#, #"{"rules":[],"x":1}"#, #"{"rules":[],"default":"delete"}"#,
      #"{"rules":[],"disable":["A"]}"#, #"{"rules":[],"$schema":"x"}"#, #"{"rules":[{"id":"a","verdict":"hide"}]}"#,
      #"{"rules":[{"verdict":"hide","when":{"link":true}}]}"#, #"{"rules":[{"id":"a","when":{"link":true}}]}"#,
      #"{"rules":[{"id":"a","verdict":"ban","when":{"link":true}}]}"#,
    ])
  func invalidDocuments(json: String) throws {
    #expect(throws: RuleSetFaults.self) { try RuleSetDocument(json: json.utf8) }
    #expect(try !validator.accepts(json))
  }

  @Test("The schema names every key that reading knows, and no other")
  func keys() {
    let keys =
      RuleSetReader.keys + RuleReader.keys + ConditionReader.keys + EffectsReader.replyKeys + ExamplesReader.keys
      + FuseReader.keys + FuseReader.shareKeys + TermReader.keys + LinkReader.keys + MeasureReader.keys
      + MeasureReader.scoreKeys + EventConditionReader.timeKeys + HistoryConditionReader.nearDuplicatesKeys
      + HistoryConditionReader.userRateKeys
    for key in keys { #expect(RuleSetSchema.json.contains("\"\(key)\":")) }
  }
}
