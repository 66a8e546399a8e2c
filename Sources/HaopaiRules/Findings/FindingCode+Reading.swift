import HaopaiDiagnostics

// What each code means, why it is wrong, an example and the cure.
extension FindingCode {
  /// What: a mapping, a list or a single value stands where another of the three is expected.
  /// Why: the reader cannot tell what was meant. Example: `kinds: small-car`.
  /// Instead: `kinds: [small-car]`.
  static let wrongShape = FindingCode("wrong-shape")

  /// What: nothing stands behind a key. Why: an empty value means neither "none" nor "default".
  /// Example: `size:`. Instead: `size: 10`, or no line at all.
  static let missingValue = FindingCode("missing-value")

  /// What: a key that nothing declares. Why: it would have no effect, and nobody would notice.
  /// Example: `lable: …`. Instead: the nearest known key.
  static let unknownKey = FindingCode("unknown-key")

  /// What: a key that must be there is not. Example: a title without `en`.
  /// Why: nothing sensible can stand in for it. Instead: write it.
  static let missingKey = FindingCode("missing-key")

  /// What: a name in the wrong spelling. Why: an expression reads `draw-size` as a subtraction, and
  /// two spellings of one name find nothing. Example: `drawSize`. Instead: `draw_size` for what
  /// expressions name, `new-car` for ids and codes.
  static let nameSpelling = FindingCode("name-spelling")

  /// What: a name that means something else. Why: `in`, `true` and `none` are words of the language
  /// itself. Example: `enum: [none, all]`. Instead: another word, `never`.
  static let reservedName = FindingCode("reserved-name")

  /// What: the second key does not say what the file is. Why: the kind decides how the rest is read.
  /// Example: `haopai: 1` and then `title: …`. Instead: `haopai: 1`, then `city: yantai`.
  static let unknownFileKind = FindingCode("unknown-file-kind")

  /// What: the first key is not `haopai: 1`. Why: the version says which meaning a file has.
  /// Instead: write it as the first line.
  static let missingFormat = FindingCode("missing-format")

  /// What: the file is written in a newer format. Why: this version would misread it.
  /// Example: `haopai: 2`. Instead: use a version that knows the format.
  static let newerFormat = FindingCode("newer-format")

  /// What: a text for people in one language only. Why: every text is shown in Chinese and English.
  /// Example: `title: 新车`. Instead: `title: { zh: 新车, en: new car }`.
  static let singleLanguage = FindingCode("single-language")
}

extension FindingCode {
  /// What: a text that is no value of the declared type. Why: nothing is guessed; `yes`, `0123` and
  /// `1e3` mean different things to different readers. Example: `optional: yes`.
  /// Instead: `optional: true`.
  static let badValue = FindingCode("bad-value")

  /// What: a value outside the declared range. Example: `tries: 50` where 1 to 10 is allowed.
  /// Why: the workflow was checked for that range only. Instead: a value within it.
  static let outOfRange = FindingCode("out-of-range")

  /// What: a unit is missing or is none of the type's. Why: seconds, days, working days and months
  /// never mix. Example: `hold: 180`. Instead: `hold: 180 s`.
  static let badUnit = FindingCode("bad-unit")

  /// What: a word that the list of possible words does not have. Example: `kinds: [small-truck]`.
  /// Why: it would stand for nothing. Instead: the nearest of the possible words.
  static let unknownWord = FindingCode("unknown-word")

  /// What: a count or a truth value in quotes. Why: in quotes it is a text everywhere else.
  /// Example: `size: "10"`. Instead: `size: 10`.
  static let quotedValue = FindingCode("quoted-value")

  /// What: an item stands twice in a set or in a list of words. Why: one of the two was meant to be
  /// another. Example: `[F, F]`. Instead: each once.
  static let duplicateItem = FindingCode("duplicate-item")

  /// What: opening hours that cannot be read, overlap, or end before they begin.
  /// Example: `8:00-23:00`. Why: a clock time has two digits each. Instead: `08:00-23:00`.
  static let badHours = FindingCode("bad-hours")

  /// What: service hours by weekday that leave a day out. Why: left out could mean closed or open.
  /// Example: `{ weekdays: 08:00-20:00 }`. Instead: add `weekend: closed`.
  static let dayWithoutHours = FindingCode("day-without-hours")

  /// What: a period ends before it begins. Example: a maintenance from 22:00 to 06:00 of the same
  /// day. Why: it would cover nothing. Instead: give the end its own day.
  static let endBeforeStart = FindingCode("end-before-start")

  /// What: a declaration without a type. Why: a value is read as its type asks.
  /// Example: `{ title: … }`. Instead: add `type: count`.
  static let missingType = FindingCode("missing-type")

  /// What: a declaration with two types. Example: `{ type: text, enum: [a, b] }`.
  /// Why: a value has one. Instead: keep one of them.
  static let twoTypes = FindingCode("two-types")

  /// What: a type word that does not exist. Example: `type: integer`. Instead: `type: count`.
  /// Why: its values could not be read.
  static let unknownType = FindingCode("unknown-type")

  /// What: an enumeration without words, or with more than 63. Why: a set of them is one machine
  /// word. Instead: split the list.
  static let enumerationSize = FindingCode("enumeration-size")

  /// What: a range that cannot be read, is empty, or belongs to a type without order.
  /// Example: `range: 1 s-24 h`. Why: values could not be compared with it.
  /// Instead: `range: 1 s..24 h`.
  static let badRange = FindingCode("bad-range")

  /// What: `optional: true` together with a default. Why: with a default the value is always there.
  /// Instead: keep one of them.
  static let optionalWithDefault = FindingCode("optional-with-default")
}
