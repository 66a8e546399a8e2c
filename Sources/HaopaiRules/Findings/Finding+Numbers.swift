import HaopaiDiagnostics
import HaopaiDomain

// The findings of the national files and of a city's numbers.
extension Finding {
  static func secondFile(
    _ kind: RuleFileKind, at span: SourceSpan, earlier: SourceSpan
  ) -> Finding {
    Finding(
      .secondFile, .secondFile(kind.key), at: span,
      related: [Related(span: earlier, message: .firstHere)])
  }

  static func badPlateCode(_ text: String, at span: SourceSpan) -> Finding {
    Finding(.badPlateCode, .badPlateCode(text), at: span)
  }

  static func badPattern(
    _ text: String, _ reason: SerialPattern.ParseError.Reason, at span: SourceSpan
  ) -> Finding {
    Finding(.badPattern, .badPattern(text, reason), at: span)
  }

  static func noPattern(at span: SourceSpan) -> Finding {
    Finding(.badPattern, .noPattern, at: span)
  }

  static func letterNotAllowed(
    _ letters: String, allowed: String, at span: SourceSpan
  ) -> Finding {
    Finding(.badLetters, .letterNotAllowed(letters), at: span, help: .knownWords([allowed]))
  }

  static func badLetters(
    _ reason: CharacterClassSet.ParseError.Reason, at span: SourceSpan, of whole: SourceSpan
  ) -> Finding {
    Finding(.badLetters, .badLetters(reason), at: span.start == span.end ? whole : span)
  }

  static func dateOfAnotherYear(_ date: CivilDate, year: Int, at span: SourceSpan) -> Finding {
    Finding(.dateOfAnotherYear, .dateOfAnotherYear(date, year), at: span)
  }

  static func offAndWorked(
    _ date: CivilDate, at span: SourceSpan, earlier: SourceSpan
  ) -> Finding {
    Finding(
      .offAndWorked, .offAndWorked(date), at: span,
      related: [Related(span: earlier, message: .firstHere)])
  }

  static func unknownProvince(_ text: String, at span: SourceSpan) -> Finding {
    Finding(
      .unknownProvince, .unknownProvince(text), at: span,
      help: .knownWords(Province.all.map(\.description)))
  }

  static func badAuthority(_ text: String, at span: SourceSpan) -> Finding {
    // The letter alone: `鲁F`, `f`.
    let last = text.utf8.last.map { $0.isSmallLetter ? $0 - 0x20 : $0 }
    let isLetter = last.flatMap { CharacterClassSet($0) }?.isSubset(of: .letters) ?? false
    let letter = isLetter && last != UInt8(ascii: "I") && text.count <= 2 ? last : nil
    return Finding(
      .badAuthority, .badAuthority(text), at: span, help: .authorityLetter,
      fixes: replacement(of: span, with: letter.map { String(UnicodeScalar($0)) }))
  }

  static func authorityOfAnother(
    _ prefix: String, _ places: [String], at span: SourceSpan
  ) -> Finding {
    Finding(
      .authorityOfAnother, .authorityOfAnother(prefix, places), at: span, severity: .warning)
  }
}

// MARK: - Ranges

extension Finding {
  static func badNumberRange(
    _ text: String, _ reason: NumberRange.ParseError.Reason, at span: SourceSpan, help: Message?
  ) -> Finding {
    Finding(.badNumberRange, .badNumberRange(text, reason), at: span, help: help)
  }

  static func foreignRange(
    _ range: Located<NumberRange>, province: Province, _ authorities: CharacterClassSet
  ) -> Finding {
    let prefixes = authorities.map { "\(province)\(Unicode.Scalar($0))" }
    return Finding(
      .foreignRange, .foreignRange(range.value), at: range.span, help: .knownWords(prefixes))
  }

  static func foreignPools(_ pools: ForeignPools, at span: SourceSpan) -> Finding {
    Finding(.foreignRange, .foreignPools(pools.prefixes), at: span)
  }

  static func emptyRange(
    _ range: Located<NumberRange>, kind: PlateKind, _ letters: CharacterClassSet,
    _ energyLetters: CharacterClassSet
  ) -> Finding {
    Finding(
      .emptyRange, .emptyRange(range.value, kind.title), at: range.span,
      help: .knownPatterns(kind.patterns, letters, energyLetters))
  }

  static func poolTooLarge(
    count: Int, limit: Int, blocks: Int, blockLimit: Int, at span: SourceSpan
  ) -> Finding {
    Finding(
      .poolTooLarge,
      count > limit ? .poolTooLarge(count, limit) : .poolTooScattered(blocks, blockLimit),
      at: span)
  }

  static func tooManyRanges(_ count: Int, limit: Int, at span: SourceSpan) -> Finding {
    Finding(.poolTooLarge, .tooManyRanges(count, limit), at: span)
  }

  static func overlappingRanges(
    _ witness: PlateNumber, at span: SourceSpan, earlier: SourceSpan, kind: String
  ) -> Finding {
    Finding(
      .overlappingRanges, .overlappingRanges(witness), at: span, help: .separateRanges,
      related: [Related(span: earlier, message: .otherRange(kind))])
  }
}
