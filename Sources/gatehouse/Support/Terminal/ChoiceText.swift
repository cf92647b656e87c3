/// What is said where an option takes one of few words and got another.
enum ChoiceText {
  static func refusal(_ option: String, _ choices: [String]) -> String {
    "\(option) must be one of \(choices.joined(separator: ", "))"
  }
}
