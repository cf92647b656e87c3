/// How far a comment and the terms of a rule are made alike before they are compared.
public enum Folding: String, CaseIterable, Sendable {
  case exact
  case folded
  case aggressive
}
