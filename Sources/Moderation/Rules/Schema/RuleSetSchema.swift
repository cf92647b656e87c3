/// The JSON Schema of rule set documents, for editors and for programs that write rules.
///
/// What it accepts may still be refused: it knows nothing of ids given twice, of bounds that contradict each other, of
/// patterns that cannot be compiled, or of totals. What it refuses is always refused.
public enum RuleSetSchema {
  /// JSON Schema 2020-12 in UTF-8. A document that names it by `$schema` is refused: the member is not one of its own.
  public static let json = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Gatehouse rule set",
      "description": "The rules of one layer: the gateway, a tenant or an account. Their order has no meaning.",
      "type": "object",
      "required": ["rules"],
      "additionalProperties": false,
      "properties": {
        "default": {
          "description": "The verdict where no rule decides. Missing: what the layer above says; at the top, allow.",
          "enum": ["allow", "review"]
        },
        "disable": {
          "description": "Ids of rules of layers above that are switched off here.",
          "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.rules), "uniqueItems": true,
          "items": {"$ref": "#/$defs/id"}
        },
        "rules": {
          "type": "array", "maxItems": \(RuleSetLimits.rules),
          "items": {"$ref": "#/$defs/rule"}
        }
      },
      "$defs": {
    \(RuleSchemaParts.rule),
    \(RuleSchemaParts.conditions),
    \(RuleSchemaParts.values)
      }
    }

    """
}
