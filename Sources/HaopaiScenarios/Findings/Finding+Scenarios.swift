import HaopaiDiagnostics
import HaopaiDomain
import HaopaiRules
import HaopaiYAML

extension FindingCollector {
  /// Reports a name that nothing declares, with the nearest of those that are known.
  mutating func reportUnknown(
    _ kind: ScenarioName, _ name: String, _ known: @autoclosure () -> [String],
    at span: SourceSpan
  ) {
    let isWanted = wantsSuggestions
    report(
      isWanted
        ? .unknownName(kind, name, known(), at: span)
        : Finding(kind.unknownCode, .unknownName(kind, name), at: span))
  }
}

// The findings of reading scenarios: where each stands, and its cure.
extension Finding {
  fileprivate static func unknownName(
    _ kind: ScenarioName, _ name: String, _ known: [String], at span: SourceSpan
  ) -> Finding {
    // What a dotted path only begins with is no misspelling.
    let inside = known.filter { $0.hasPrefix("\(name).") }
    let nearest = inside.isEmpty ? Nearest.word(to: name, among: known) : nil
    let fixes = nearest.map {
      [Fix(span: span, replacement: $0, message: .writeInstead($0))]
    }
    return Finding(
      kind.unknownCode, .unknownName(kind, name), at: span,
      help: nearest.map { .didYouMean($0) } ?? .known(inside.isEmpty ? known : inside),
      fixes: fixes ?? [])
  }

  static func notScenarios(_ subject: YAMLEntry) -> Finding {
    Finding(.notScenarios, .notScenarios(subject.key), at: subject.keySpan)
  }

  static func brokenCity(_ city: Located<String>) -> Finding {
    Finding(.brokenCity, .brokenCity(city.value), at: city.span)
  }

  static func expectsNothing(at span: SourceSpan) -> Finding {
    Finding(.expectsNothing, .expectsNothing, at: span)
  }

  static func unusedPrelude(_ entry: YAMLEntry) -> Finding {
    Finding(.unused, .unusedPrelude(entry.key), at: entry.keySpan)
  }

  static func tooManySteps(at span: SourceSpan) -> Finding {
    Finding(.tooManySteps, .tooManySteps, at: span)
  }

  static func unusedCase(at span: SourceSpan) -> Finding {
    Finding(.unused, .unusedCase, at: span)
  }

  static func unusedSeed(at span: SourceSpan) -> Finding {
    Finding(.unused, .unusedSeed, at: span)
  }

  static func unusedFact(_ value: FactValue) -> Finding {
    Finding(.unused, .unusedFact("\(value.fact).\(value.field)"), at: value.span)
  }

  static func missingSeed(at span: SourceSpan) -> Finding {
    Finding(.missingSeed, .missingSeed, at: span)
  }

  static func outsideData(_ instant: Instant, years: [Int], at span: SourceSpan) -> Finding {
    Finding(
      .outsideData, .outsideData(instant.date), at: span,
      help: years.isEmpty ? nil : .coveredYears(years))
  }

  static func beyondTime(at span: SourceSpan) -> Finding {
    Finding(.outsideData, .beyondTime, at: span)
  }

  static func clockStands(at span: SourceSpan, now: Instant) -> Finding {
    Finding(.clockStands, .clockStands(now.civilText), at: span)
  }

  static func clockBehind(at span: SourceSpan, now: Instant) -> Finding {
    Finding(.clockStands, .clockBehind(now.civilText), at: span, help: .nowIsUnsaid)
  }

  static func commandNotFirst(_ entry: YAMLEntry) -> Finding {
    Finding(.commandNotFirst, .commandNotFirst(entry.key), at: entry.keySpan)
  }

  static func caseNotNamed(at span: SourceSpan) -> Finding {
    Finding(.caseName, .caseNotNamed, at: span)
  }

  static func caseOpenedTwice(_ name: Located<String>) -> Finding {
    Finding(.caseName, .caseOpenedTwice(name.value), at: name.span)
  }

  static func oneAuthor(at span: SourceSpan) -> Finding {
    Finding(.oneAuthor, .oneAuthor, at: span)
  }

  static func fromWithoutRefusal(at span: SourceSpan) -> Finding {
    Finding(.fromWithoutRefusal, .fromWithoutRefusal, at: span)
  }

  static func refusedByNothing(at span: SourceSpan) -> Finding {
    Finding(.refusedByNothing, .refusedByNothing, at: span)
  }

  static func badReference(_ text: String, at span: SourceSpan) -> Finding {
    Finding(.badReference, .badReference(text), at: span, help: .referenceForm)
  }

  static func noPlateCharacters(_ text: Located<String>) -> Finding {
    Finding(.noPlateCharacters, .noPlateCharacters(text.value), at: text.span)
  }
}
