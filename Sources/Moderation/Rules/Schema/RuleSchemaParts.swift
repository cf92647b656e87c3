/// The definitions that the schema of rule sets is put together from. Each is the inside of its `$defs`.
enum RuleSchemaParts {
  static let rule = """
        "rule": {
          "type": "object",
          "required": ["id", "when"],
          "anyOf": [
            {"required": ["verdict"]}, {"required": ["labels"]}, {"required": ["notify"]}, {"required": ["reply"]}
          ],
          "additionalProperties": false,
          "properties": {
            "id": {"$ref": "#/$defs/id"},
            "name": {"description": "For people.", "type": "string", "maxLength": \(RuleSetLimits.nameCharacters)},
            "mode": {
              "description": "live takes part in the decision, shadow is evaluated and reported only, off is not evaluated.",
              "enum": ["live", "shadow", "off"], "default": "live"
            },
            "verdict": {
              "description": "An allow rule outranks all others; else the strongest verdict wins.",
              "enum": ["allow", "review", "hold", "hide", "delete"]
            },
            "folding": {
              "description": "How much of what people do to hide a term is seen through.",
              "enum": ["exact", "folded", "aggressive"], "default": "folded"
            },
            "locked": {
              "description": "A layer below can neither override nor disable the rule.",
              "type": "boolean", "default": false
            },
            "expires_at": {
              "description": "From then on the rule holds no more.",
              "type": "string", "pattern": "\(dateTime)"
            },
            "when": {"$ref": "#/$defs/condition"},
            "labels": {
              "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.labels), "uniqueItems": true,
              "items": {
                "type": "string", "minLength": 1, "maxLength": \(RuleSetLimits.labelCharacters),
                "pattern": "^[^\\\\u0000-\\\\u001F\\\\u007F-\\\\u009F]*$"
              }
            },
            "notify": {"const": true},
            "reply": {
              "description": "One of the variants is written under the comment, at most once. Placeholders: {username}, {label}.",
              "type": "object",
              "required": ["variants", "per_video", "within"],
              "additionalProperties": false,
              "properties": {
                "variants": {
                  "type": "array", "minItems": \(RuleSetLimits.replyVariants.lowerBound),
                  "maxItems": \(RuleSetLimits.replyVariants.upperBound), "uniqueItems": true,
                  "items": {
                    "type": "string", "minLength": 1, "maxLength": \(RuleSetLimits.replyCharacters),
                    "pattern": "^([^{]|\\\\{username\\\\}|\\\\{label\\\\})*$"
                  }
                },
                "per_video": {
                  "type": "integer", "minimum": \(RuleSetLimits.repliesPerVideo.lowerBound),
                  "maximum": \(RuleSetLimits.repliesPerVideo.upperBound)
                },
                "within": {"$ref": "#/$defs/duration"}
              }
            },
            "examples": {
              "description": "The rule set is refused while one of them comes out otherwise.",
              "type": "object", "minProperties": 1, "additionalProperties": false,
              "properties": {"must_match": {"$ref": "#/$defs/texts"}, "must_pass": {"$ref": "#/$defs/texts"}}
            },
            "fuse": {
              "description": "Past it the rule asks for review instead of acting.",
              "type": "object", "minProperties": 1, "additionalProperties": false,
              "properties": {
                "actions_per_day": {"type": "integer", "minimum": 1, "maximum": \(RuleSetLimits.fuseCount)},
                "share": {
                  "type": "object", "required": ["after"], "additionalProperties": false,
                  "anyOf": [{"required": ["from"]}, {"required": ["to"]}],
                  "properties": {
                    "from": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
                    "to": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
                    "after": {"type": "integer", "minimum": 1, "maximum": \(RuleSetLimits.fuseCount)}
                  }
                }
              }
            }
          }
        }
    """

  static let conditions = """
        "condition": {
          "description": "One condition, or any, all or not of others.",
          "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
          "properties": {
            "any": {"$ref": "#/$defs/conditions"},
            "all": {"$ref": "#/$defs/conditions"},
            "not": {"$ref": "#/$defs/condition"},
            "words": {"$ref": "#/$defs/terms"},
            "phrases": {"$ref": "#/$defs/terms"},
            "substrings": {"$ref": "#/$defs/terms"},
            "wildcards": {"$ref": "#/$defs/terms"},
            "regex": {
              "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.patternsPerDocument),
              "items": {"type": "string", "minLength": 1, "maxLength": \(RuleSetLimits.patternCharacters)}
            },
            "link": {
              "oneOf": [
                {"const": true},
                {
                  "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
                  "properties": {"except": {"$ref": "#/$defs/domains"}, "domains": {"$ref": "#/$defs/domains"}}
                }
              ]
            },
            "email": {"const": true},
            "phone": {"const": true},
            "users": {"$ref": "#/$defs/terms"},
            "videos": {
              "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.termsPerRule),
              "items": {"type": "string", "pattern": "^[0-9]{1,32}$"}
            },
            "accounts": {
              "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.termsPerRule),
              "items": {"type": "string", "pattern": "^acc_"}
            },
            "reply": {"description": "Whether the comment answers another one.", "type": "boolean"},
            "script": {
              "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.scripts), "uniqueItems": true,
              "items": {"type": "string", "minLength": 1}
            },
            "emoji_only": {"const": true},
            "word_count": {"$ref": "#/$defs/counts"},
            "length": {"$ref": "#/$defs/counts"},
            "mentions": {"$ref": "#/$defs/counts"},
            "emoji": {"$ref": "#/$defs/counts"},
            "emoji_ratio": {"$ref": "#/$defs/shares"},
            "capitals_ratio": {"$ref": "#/$defs/shares"},
            "longest_run": {"$ref": "#/$defs/counts"},
            "near_duplicates": {
              "type": "object", "required": ["count", "within"], "additionalProperties": false,
              "properties": {
                "count": {"type": "integer", "minimum": 2, "maximum": \(RuleSetLimits.historyCount)},
                "within": {"$ref": "#/$defs/duration"}
              }
            },
            "user_rate": {
              "type": "object", "required": ["above", "within"], "additionalProperties": false,
              "properties": {
                "above": {"type": "integer", "minimum": 1, "maximum": \(RuleSetLimits.historyCount)},
                "within": {"$ref": "#/$defs/duration"}
              }
            },
            "first_comment": {"const": true},
            "time": {
              "type": "object", "required": ["zone"], "minProperties": 2, "additionalProperties": false,
              "properties": {
                "days": {
                  "type": "array", "minItems": 1, "maxItems": 7, "uniqueItems": true,
                  "items": {"enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}
                },
                "from": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
                "to": {"type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"},
                "zone": {"description": "As in the IANA time zone database.", "type": "string", "minLength": 1}
              }
            },
            "score": {
              "type": "object", "required": ["category", "above"], "additionalProperties": false,
              "properties": {
                "category": {
                  "type": "string", "pattern": "^[A-Za-z0-9_/-]{1,\(RuleSetLimits.categoryCharacters)}$"
                },
                "above": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
                "otherwise": {
                  "description": "Whether the condition holds where the classifier does not answer.",
                  "type": "boolean", "default": false
                }
              }
            }
          }
        },
        "conditions": {
          "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.conditions),
          "items": {"$ref": "#/$defs/condition"}
        }
    """

  static let values = """
        "id": {"type": "string", "pattern": "^[a-z0-9-]{1,\(RuleSetLimits.idCharacters)}$"},
        "duration": {"type": "string", "pattern": "^[1-9][0-9]{0,8}[smhd]$"},
        "texts": {
          "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.examples),
          "items": {"type": "string", "maxLength": \(RuleSetLimits.exampleCharacters)}
        },
        "list": {
          "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.termsPerRule),
          "items": {"$ref": "#/$defs/term"}
        },
        "term": {"type": "string", "minLength": 1, "maxLength": \(RuleSetLimits.termCharacters)},
        "terms": {
          "oneOf": [
            {"$ref": "#/$defs/list"},
            {
              "type": "object", "required": ["lists"], "additionalProperties": false,
              "properties": {
                "terms": {"$ref": "#/$defs/list"},
                "lists": {
                  "description": "Names of term lists: spam, gateway/spam, starter/spam-en.",
                  "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.listsPerCondition), "uniqueItems": true,
                  "items": {
                    "type": "string", "pattern": "^((gateway|starter)/)?[a-z0-9-]{1,\(RuleSetLimits.idCharacters)}$"
                  }
                }
              }
            }
          ]
        },
        "domains": {
          "type": "array", "minItems": 1, "maxItems": \(RuleSetLimits.termsPerRule),
          "items": {"type": "string", "pattern": "^[^.]+([.][^.]+)+$", "maxLength": \(RuleSetLimits.termCharacters)}
        },
        "counts": {
          "type": "object", "minProperties": 1, "additionalProperties": false,
          "properties": {
            "above": {"type": "integer", "minimum": 0, "maximum": \(RuleSetLimits.count)},
            "below": {"type": "integer", "minimum": 1, "maximum": \(RuleSetLimits.count)}
          }
        },
        "shares": {
          "type": "object", "minProperties": 1, "additionalProperties": false,
          "properties": {
            "above": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
            "below": {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
          }
        }
    """

  private static let dateTime =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$"
}
