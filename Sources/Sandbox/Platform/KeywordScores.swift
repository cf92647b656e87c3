/// How the stand-in classifier scores a text: by the strongest of the words it knows in each category.
enum KeywordScores {
  /// For a category none of whose words occur.
  static let lowest = 0.01

  /// Word to score, by category.
  static let words: [(category: String, words: [String: Double])] = [
    ("harassment", ["idiot": 0.95, "loser": 0.9, "stupid": 0.7, "ugly": 0.6]),
    ("harassment/threatening", ["regret": 0.8]),
    ("hate", ["vermin": 0.9]),
    ("self-harm", ["worthless": 0.7]),
    ("sexual", ["naked": 0.9]),
    ("violence", ["kill": 0.9, "punch": 0.7]),
  ]

  /// By category. Words are runs of ASCII letters, in any case.
  static func scores(for text: String) -> [(category: String, score: Double)] {
    let found = Set(text.lowercased().split { !("a"..."z").contains($0) }.map(String.init))
    return words.map { category, words in
      (category, words.filter { found.contains($0.key) }.values.max() ?? lowest)
    }
  }
}
