/// Documents that tests share.
enum SampleDocuments {
  /// Conditions of every form; each compiles, and reads back from its canonical form, which is given where it differs.
  static let conditions: [(json: String, canonical: String?)] = [
    (#"{"any":[{"link":true},{"email":true}]}"#, nil), (#"{"all":[{"phone":true}]}"#, nil),
    (#"{"not":{"not":{"emoji_only":true}}}"#, nil),
    (#"{"words":["bad","c++","\u0130x"]}"#, #"{"words":["bad","c++","İx"]}"#),
    (#"{"phrases":["free money"]}"#, nil), (#"{"substrings":["x  y"]}"#, nil),
    (#"{"wildcards":["fuck*","*coin"]}"#, nil),
    (#"{"regex":["(earn|win) \\$[0-9]+","promo ?code"]}"#, nil), (#"{"link":true}"#, nil),
    (#"{"link":{"except":["tiktok.com"]}}"#, nil), (#"{"link":{"domains":["bit.ly","t.me"]}}"#, nil),
    (#"{"email":true}"#, nil), (#"{"phone":true}"#, nil), (#"{"users":["@a","7"]}"#, nil), (#"{"videos":["73"]}"#, nil),
    (#"{"accounts":["acc_0000000000001"]}"#, nil), (#"{"reply":true}"#, nil), (#"{"reply":false}"#, nil),
    (#"{"script":["cyrillic","Arab"]}"#, #"{"script":["Cyrillic","Arabic"]}"#), (#"{"emoji_only":true}"#, nil),
    (#"{"word_count":{"below":9,"above":1}}"#, #"{"word_count":{"above":1,"below":9}}"#),
    (#"{"length":{"above":500}}"#, nil), (#"{"mentions":{"above":3}}"#, nil), (#"{"emoji":{"above":10}}"#, nil),
    (#"{"emoji_ratio":{"above":0.50}}"#, #"{"emoji_ratio":{"above":0.5}}"#),
    (#"{"capitals_ratio":{"above":7e-1,"below":1.0}}"#, #"{"capitals_ratio":{"above":0.7,"below":1}}"#),
    (#"{"longest_run":{"above":5}}"#, nil),
    (#"{"near_duplicates":{"count":3,"within":"600s"}}"#, #"{"near_duplicates":{"count":3,"within":"10m"}}"#),
    (#"{"user_rate":{"above":5,"within":"90s"}}"#, nil), (#"{"first_comment":true}"#, nil),
    (
      #"{"time":{"days":["tue","mon"],"from":"22:00","to":"06:00","zone":"Europe/Berlin"}}"#,
      #"{"time":{"days":["mon","tue"],"from":"22:00","to":"06:00","zone":"Europe/Berlin"}}"#
    ),
    (#"{"time":{"days":["sun"],"zone":"UTC"}}"#, nil),
    (#"{"time":{"from":"08:30","zone":"Asia/Tokyo"}}"#, #"{"time":{"from":"08:30","to":"24:00","zone":"Asia/Tokyo"}}"#),
    (#"{"score":{"category":"self-harm/intent","above":0.8,"otherwise":true}}"#, nil),
    (
      #"{"score":{"above":0,"category":"hate"}}"#,
      #"{"score":{"category":"hate","above":0,"otherwise":false}}"#
    ),
  ]

  /// Conditions that name lists; they compile where `spam`, `gateway/spam` and `starter/spam-en` are given.
  static let listConditions = [
    #"{"words":{"terms":["cash"],"lists":["spam","gateway/spam","starter/spam-en"]}}"#,
    #"{"users":{"lists":["spam"]}}"#,
  ]

  /// A document that uses every member.
  static let full = #"""
    {"default":"review","disable":["links"],"rules":[
      {"id":"free-money","name":"Money f\u00fcr nothing","mode":"live","verdict":"hide","folding":"aggressive",
       "locked":true,"expires_at":"2027-01-31T01:00:00+01:00",
       "when":{"all":[{"any":[{"phrases":["free money"]},{"words":["cash"]}]},{"not":{"users":["@friend"]}}]},
       "labels":["scam","money"],"notify":true,
       "reply":{"variants":["Hi {username}, no.","{label}? No.","No, thank you."],"per_video":3,"within":"60m"},
       "fuse":{"actions_per_day":500,"share":{"from":0.001,"to":0.05,"after":1000}}},
      {"id":"label-only","mode":"shadow","folding":"exact","when":{"link":true},"labels":["link"],
       "examples":{"must_match":["see https://a.example"],"must_pass":["see you"]}},
      {"id":"off","mode":"off","verdict":"delete","when":{"email":true},"notify":true}
    ]}
    """#

  /// A document of one rule with this condition.
  static func rule(when condition: String) -> String {
    #"{"rules":[{"id":"rule","verdict":"delete","when":\#(condition)}]}"#
  }
}
