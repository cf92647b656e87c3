internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/rule-set-schema`: what a rule set document looks like, for editors and programs.
struct RuleSetSchemaRoutes {
  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/rule-set-schema") { _, _ in
      JSONResponse.text(RuleSetSchema.json.utf8, type: "application/schema+json")
    }
  }
}
