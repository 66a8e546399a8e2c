/// What a wrong and a right rule look like: an edit of one small rule book, which is right as a whole.
package enum CodeExample: Sendable {
  /// `right` stands in the file exactly once; wrong is what has `wrong` in its place.
  case replacing(in: SampleFile, right: String, wrong: ExampleText)
  /// The right file begins with `right`; all of the wrong one is `wrong`.
  case file(SampleFile, right: String, wrong: ExampleText)
  /// Wrong is a further file of that path.
  case adding(String, wrong: ExampleText)
  /// Wrong is a folder of that path.
  case addingFolder(String)
  case renaming(SampleFile, to: String)
  /// Wrong is a rule book without that file or folder.
  case removing(String)
}

/// A file of the rule book that the examples are edits of.
package enum SampleFile: String, Sendable {
  case plateKinds = "rules/national/plate-kinds.yaml"
  case applicants = "rules/national/applicants.yaml"
  case nation = "rules/national/nation.yaml"
  case messages = "rules/national/messages.yaml"
  case shared = "rules/national/shared.yaml"
  case authorities = "rules/national/authorities.yaml"
  case calendar = "rules/national/calendars/2026.yaml"
  case province = "rules/provinces/lakeside.yaml"
  case part = "rules/parts/number-choice.yaml"
  case business = "rules/businesses/boat-plate.yaml"
  case city = "cities/qingxi.yaml"
  case scenarios = "cities/qingxi.scenarios.yaml"
}
