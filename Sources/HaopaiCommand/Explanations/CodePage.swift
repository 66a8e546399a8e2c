package import HaopaiDiagnostics

/// What one finding code means, for people who write rules and need not program.
package struct CodePage: Sendable {
  /// The command that reports findings of the code.
  package enum Reporter: Sendable {
    case validate
    /// Only what running scenarios shows.
    case test
    case invertedTest

    /// As it is typed.
    package var arguments: [String] {
      switch self {
      case .validate: ["validate"]
      case .test: ["test"]
      case .invertedTest: ["test", "--invert"]
      }
    }
  }

  /// The word in the brackets of a finding.
  package let code: String
  /// What is wrong, in one line: it stands in the list of all codes, too.
  package let what: Message
  /// Why that matters and what to do about it, in whole sentences.
  package let why: Message
  /// Nil where nothing that people write brings the finding about.
  package let example: CodeExample?
  package let reporter: Reporter

  init(
    _ code: String, what: Message, why: Message, example: CodeExample?,
    reportedBy reporter: Reporter = .validate
  ) {
    self.code = code
    self.what = what
    self.why = why
    self.example = example
    self.reporter = reporter
  }
}

extension CodePage {
  /// Every code has its page; sorted by code.
  package static let all: [CodePage] =
    [
      textPages, yamlPages, syntaxPages, filePages, keyPages, valuePages, declarationPages,
      layerPages, cityPages, numberPages, referencePages, partPages, statePages, transitionPages,
      actionPages, demandPages, noticePages, expressionSyntaxPages, expressionMeaningPages,
      expressionSafetyPages, scenarioPages, stepPages, deadRulePages,
      oversightPages,
    ].flatMap { $0 }.sorted { $0.code < $1.code }
}
