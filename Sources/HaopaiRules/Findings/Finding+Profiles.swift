import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

// The findings of parameters, layers and profiles.
extension Finding {
  static func windowsReadOpen(at span: SourceSpan) -> Finding {
    Finding(
      .windowsReadOpen, .windowsReadOpen, at: span, fixes: replacement(of: span, with: "now"))
  }

  static func unknownReading(_ word: String, at span: SourceSpan) -> Finding {
    unknownWordOf(["now", "open"], word, at: span)
  }

  static func readingUnlikeGroup(at span: SourceSpan) -> Finding {
    Finding(.readingUnlikeGroup, .readingUnlikeGroup, at: span, help: .readingUnlikeGroupHelp)
  }

  static func parameterDeclaredTwice(_ name: Located<String>, earlier: SourceSpan) -> Finding {
    Finding(
      .parameterDeclaredTwice, .parameterDeclaredTwice(name.value), at: name.span,
      related: [Related(span: earlier, message: .firstHere)])
  }

  static func unknownWordOf(_ known: [String], _ word: String, at span: SourceSpan) -> Finding {
    let nearest = Nearest.word(to: word, among: known)
    return Finding(
      .unknownWord, .unknownWord(word), at: span,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(known),
      fixes: replacement(of: span, with: nearest))
  }
}

// MARK: - Values of a layer

extension Finding {
  /// The parameter that was meant may be near in spelling, or have its name in a group: `hold` for
  /// `draw.hold`.
  ///
  /// - Parameter outside: keys that stand at the top of the file.
  static func unknownParameter(
    _ path: String, _ span: SourceSpan, candidates: [String], outside: [String]
  ) -> Finding {
    let name = lastPart(of: path)
    if outside.contains(name), !candidates.contains(where: { lastPart(of: $0) == name }) {
      return Finding(
        .unknownParameter, .unknownParameter(path), at: span, help: .belongsAtTop(name))
    }
    let group = String(path.dropLast(name.count))
    let siblings = candidates.filter { $0.hasPrefix(group) }
      .map { String($0.dropFirst(group.count)) }.filter { !$0.utf8.contains(UInt8(ascii: ".")) }
    if let nearest = Nearest.word(to: name, among: siblings) {
      return Finding(
        .unknownParameter, .unknownParameter(path), at: span, help: .didYouMean(nearest),
        fixes: replacement(of: span, with: nearest))
    }
    let elsewhere = candidates.first { $0 != path && lastPart(of: $0) == name }
    return Finding(
      .unknownParameter, .unknownParameter(path), at: span,
      help: elsewhere.map { .didYouMean($0) } ?? .knownWords(siblings))
  }

  /// What words mean, the title of their parameter says.
  func explained(by title: BilingualText?) -> Finding {
    guard code == .unknownWord, fixes.isEmpty, let help, let title else { return self }
    var finding = self
    finding.help = Message(zh: "\(help.zh)（\(title.zh)）", en: "\(help.en) (\(title.en))")
    return finding
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: ".").last.map(String.init) ?? path
  }

  static func noneInstead(of text: String, at span: SourceSpan) -> Finding {
    Finding(.badValue, .noneInstead(of: text), at: span, fixes: replacement(of: span, with: "none"))
  }

  static func cannotUnset(_ path: String, at span: SourceSpan) -> Finding {
    Finding(.cannotUnset, .cannotUnset(path), at: span)
  }

  static func badDate(_ entry: YAMLEntry) -> Finding {
    let guess = ScalarRepair.date(entry.key)
    let isDate = guess != entry.key && CivilDate(guess) != nil
    return Finding(
      .badDate, .badDate(entry.key), at: entry.keySpan,
      help: isDate ? .writeInstead(guess) : .form(of: .date),
      fixes: isDate ? replacement(of: entry.keySpan, with: guess) : [])
  }

  static func datesOutOfOrder(_ entry: YAMLEntry, after earlier: SourceSpan) -> Finding {
    Finding(
      .datesOutOfOrder, .datesOutOfOrder(entry.key), at: entry.keySpan,
      related: [Related(span: earlier, message: .standsBefore)])
  }

  static func tooManyDates(_ count: Int, limit: Int, at span: SourceSpan) -> Finding {
    Finding(.tooManyDates, .tooManyDates(count, limit), at: span)
  }

  static func datesWithinDates(at span: SourceSpan) -> Finding {
    Finding(.datesWithinDates, .datesWithinDates, at: span)
  }

  /// - Parameter group: the innermost optional group around it, which another layer may have begun.
  static func missingParameter(
    _ business: String, _ path: String, _ title: BilingualText?, group: String?,
    at span: SourceSpan, declared: SourceSpan
  ) -> Finding {
    var finding = Finding(
      .missingParameter, .missingParameter(business, path, title), at: span,
      help: group.map { .setOrDoWithout($0) },
      related: [Related(span: declared, message: .declaredHere)])
    finding.subject = "param.\(path)"
    return finding
  }

  static func parameterGap(
    _ path: String, from: CivilDate?, until: CivilDate, at span: SourceSpan, declared: SourceSpan
  ) -> Finding {
    Finding(
      .parameterGap, .parameterGap(path, from: from, until: until), at: span,
      related: [Related(span: declared, message: .declaredHere)])
  }
}

// MARK: - Sources

extension Finding {
  static func misplacedReason(_ entry: YAMLEntry) -> Finding {
    Finding(
      .wrongShape, .wrongShape(expected: .mapping, found: .scalar), at: entry.value.span,
      help: .belongsBelow(entry.key, "assumed"))
  }

  static func badOrigin(_ text: String, at span: SourceSpan) -> Finding {
    Finding(.badOrigin, .badOrigin(text), at: span, help: .originForm)
  }

  static func assumedWithoutReason(at span: SourceSpan) -> Finding {
    Finding(.assumedWithoutReason, .assumedWithoutReason, at: span, help: .assumedReasonForm)
  }

  static func sourceAndAssumed(
    _ path: String, at span: SourceSpan, earlier: SourceSpan
  ) -> Finding {
    Finding(
      .sourceAndAssumed, .sourceAndAssumed(path), at: span,
      related: [Related(span: earlier, message: .firstHere)])
  }

  static func noteWithoutValue(_ path: Located<String>, candidates: [String]) -> Finding {
    let nearest = Nearest.word(to: path.value, among: candidates)
    return Finding(
      .noteWithoutValue, .noteWithoutValue(path.value), at: path.span,
      help: nearest.map { .didYouMean($0) }, fixes: replacement(of: path.span, with: nearest))
  }

  static func valueWithoutSource(_ path: String, at span: SourceSpan) -> Finding {
    Finding(
      .valueWithoutSource, .valueWithoutSource(path), at: span, severity: .warning,
      help: .valueWithoutSourceHelp(path))
  }
}

// MARK: - Layers

extension Finding {
  static func unknownName(
    _ entry: YAMLEntry, among names: [String], _ code: FindingCode
  ) -> Finding {
    let nearest = Nearest.word(to: entry.key, among: names)
    return Finding(
      code, .unknownName(entry.key, code), at: entry.keySpan,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(names),
      fixes: replacement(of: entry.keySpan, with: nearest))
  }

  /// A name that is known below another key, that of its part, say: the line above it is missing.
  static func misplaced(_ entry: YAMLEntry, below key: String, _ code: FindingCode) -> Finding {
    Finding(
      code, .unknownName(entry.key, code), at: entry.keySpan, help: .belongsBelow(entry.key, key))
  }

  /// A key of the file's top that stands below another.
  static func misplacedTop(_ entry: YAMLEntry, _ code: FindingCode) -> Finding {
    Finding(
      code, .unknownName(entry.key, code), at: entry.keySpan, help: .belongsAtTop(entry.key))
  }

  static func unknownLayer(_ wanted: Located<String>, candidates: [String]) -> Finding {
    let nearest = Nearest.word(to: wanted.value, among: candidates)
    return Finding(
      .unknownLayer, .unknownLayer(wanted.value), at: wanted.span,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(candidates.sorted()),
      fixes: replacement(of: wanted.span, with: nearest))
  }

  static func wrongLevel(
    _ wanted: Located<String>, _ level: LayerProfile.Level, _ parent: LayerProfile
  ) -> Finding {
    Finding(
      .wrongLevel, .wrongLevel(level, wanted.value, parent.level), at: wanted.span,
      related: [Related(span: parent.name.span, message: .declaredHere)])
  }
}
