package import HaopaiDiagnostics

/// The codes of the reading layer, sorted. People read the page of each, `haopai explain-code`.
extension FindingCode {
  /// What: a file under `rules/` or `cities/` ends in `.yml`, or in capitals. Why: only `.yaml` is
  /// read, on every machine alike, so that the file would be missing without a word. It is an error
  /// where its first lines are those of a rule file, else a warning. Also: scenarios in a file that
  /// does not end in `.scenarios.yaml`.
  /// Example: `cities/yantai.yml`. Instead: `cities/yantai.yaml`.
  package static let unreadFile = FindingCode("unread-file")

  /// What: the first key is not `haopai: 1`.
  ///
  /// Why: the version says which meaning the rest has.
  ///
  /// Example: a file that begins with `city: yantai`
  ///
  /// Instead: `haopai: 1` as the first line.
  package static let missingFormat = FindingCode("missing-format")

  /// What: a key that must be there is not.
  ///
  /// Why: nothing sensible can stand in for it.
  ///
  /// Example: `title: { zh: 新车 }`
  ///
  /// Instead: `title: { zh: 新车, en: new car }`
  package static let missingKey = FindingCode("missing-key")

  /// What: nothing stands behind a key.
  ///
  /// Why: an empty value means neither `none` nor the default.
  ///
  /// Example: `size:`
  ///
  /// Instead: `size: 10`, or no line at all.
  package static let missingValue = FindingCode("missing-value")

  /// What: a name in the wrong spelling.
  ///
  /// Why: an expression reads `draw-size` as a subtraction, and of two spellings only one
  ///   is found.
  ///
  /// Example: `drawSize`
  ///
  /// Instead: `draw_size` for what expressions name, `new-car` for ids and codes.
  package static let nameSpelling = FindingCode("name-spelling")

  /// What: the file is written in a newer format.
  ///
  /// Why: this version would misread it.
  ///
  /// Example: `haopai: 2`
  ///
  /// Instead: a version of the program that knows the format.
  package static let newerFormat = FindingCode("newer-format")

  /// What: a name that is a word of the language itself.
  ///
  /// Why: `in`, `true` and `none` already mean something else where names stand.
  ///
  /// Example: `enum: [none, all]`
  ///
  /// Instead: another word, such as `never`.
  package static let reservedName = FindingCode("reserved-name")

  /// What: a text for people in one language only.
  ///
  /// Why: every text is shown in Chinese and in English.
  ///
  /// Example: `title: 新车`
  ///
  /// Instead: `title: { zh: 新车, en: new car }`
  package static let singleLanguage = FindingCode("single-language")

  /// What: the second key does not say what the file is.
  ///
  /// Why: the kind of a file decides how the rest of it is read.
  ///
  /// Example: `haopai: 1`, then `title: …`
  ///
  /// Instead: `haopai: 1`, then `city: yantai`
  package static let unknownFileKind = FindingCode("unknown-file-kind")

  /// What: a key that nothing declares.
  ///
  /// Why: it would have no effect, and nobody would notice.
  ///
  /// Example: `lable: { zh: 次数, en: draws }`
  ///
  /// Instead: the nearest known key, `title`.
  package static let unknownKey = FindingCode("unknown-key")

  /// What: a mapping, a list or a single value stands where another of the three is
  ///   expected.
  ///
  /// Why: what was meant cannot be told.
  ///
  /// Example: `kinds: small-car`
  ///
  /// Instead: `kinds: [small-car]`
  package static let wrongShape = FindingCode("wrong-shape")
}
