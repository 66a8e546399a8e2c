package import HaopaiDiagnostics

/// The codes of this module, sorted. People read the page of each, `haopai explain-code`.
extension FindingCode {
  /// - What: a place where another node is repeated by its name, `*name`.
  /// - Why: the reader of a rule would have to look elsewhere, and a few lines can grow into
  ///   gigabytes.
  /// - Example: `hold: *usual`
  /// - Instead: write the value out; shared values belong in a layer or a part.
  package static let alias = FindingCode("yaml-alias")

  /// - What: a node that is given a name for repeating it, `&name`.
  /// - Why: rule files share through layers and parts, where every value keeps its own place.
  /// - Example: `hold: &usual 180 s`
  /// - Instead: `hold: 180 s`
  package static let anchor = FindingCode("yaml-anchor")

  /// - What: a line that is indented like none of the lines it could belong to.
  /// - Why: the eye and the parser would see different groups.
  /// - Example: a key one column to the left of its siblings
  /// - Instead: give siblings the same number of spaces.
  package static let badIndentation = FindingCode("bad-indentation")

  /// - What: an invisible character that turns the direction of the text around.
  /// - Why: a reviewer sees another rule than the one that runs.
  /// - Example: `U+202E` inside a key
  /// - Instead: remove the character.
  package static let bidiControl = FindingCode("bidi-control")

  /// - What: something behind `|` or `>` that does not belong there.
  /// - Why: the text starts on the next line.
  /// - Example: `text: | hello`
  /// - Instead: `text: hello`, or the text on lines of its own.
  package static let blockScalarHeader = FindingCode("block-scalar-header")

  /// - What: the invisible mark U+FEFF at the start of the file.
  /// - Why: some programs take it for a part of the first key.
  /// - Example: a file saved as "UTF-8 with BOM"
  /// - Instead: save it as UTF-8.
  package static let byteOrderMark = FindingCode("byte-order-mark")

  /// - What: a second `: ` in a value that is not quoted.
  /// - Why: YAML takes it for a key inside the value.
  /// - Example: `title: note: bring your card`
  /// - Instead: `title: "note: bring your card"`
  package static let colonInValue = FindingCode("colon-in-value")

  /// - What: a word with letters of another script that look like ASCII ones.
  /// - Why: it is another word, however equal it looks.
  /// - Example: `сity` with a Cyrillic `с`
  /// - Instead: `city`
  package static let confusableLetters = FindingCode("confusable-letters")

  /// - What: a character that moves a terminal or ends a string and shows nothing.
  /// - Why: no rule needs it and tools disagree about it.
  /// - Example: a NUL byte
  /// - Instead: remove the character, or write it as an escape in double quotes.
  package static let controlCharacter = FindingCode("control-character")

  /// - What: the line `---` or `...`.
  /// - Why: a rule file is exactly one document, so the marker says nothing.
  /// - Example: `---` on the first line
  /// - Instead: remove the line.
  package static let documentMarker = FindingCode("document-marker")

  /// - What: a key that stands twice in one mapping.
  /// - Why: one of the two values would be lost, and nobody knows which.
  /// - Example: two `hold:` in one `draw:`
  /// - Instead: keep one of them.
  package static let duplicateKey = FindingCode("duplicate-key")

  /// - What: a file without any content but blanks and comments.
  /// - Why: it declares nothing; most often something was lost.
  /// - Example: a file of 0 bytes
  /// - Instead: write the content, or delete the file.
  package static let emptyFile = FindingCode("empty-file")

  /// - What: a colon with no key before it.
  /// - Why: a value without a name can never be asked for.
  /// - Example: `: 10`
  /// - Instead: `size: 10`
  package static let emptyKey = FindingCode("empty-key")

  /// - What: a word in `{ }` that has no `: value`.
  /// - Why: YAML makes it a key without a value.
  /// - Example: `{8:00, 9:00}`
  /// - Instead: `[8:00, 9:00]`, or `{open: 8:00}`.
  package static let entryWithoutValue = FindingCode("entry-without-value")

  /// - What: an expression that is not quoted and that YAML ends too early, at a comma, a colon or a
  ///   bracket inside `{ }` or `[ ]`, or at ` #`.
  /// - Why: what is left is another expression, or none.
  /// - Example: `{ when: used ? 1 : 2 }`
  /// - Instead: `{ when: "used ? 1 : 2" }`
  package static let expressionCut = FindingCode("expression-cut")

  /// - What: a file beyond the limit on bytes.
  /// - Why: no rule file is that large, and reading it would spend memory for nothing.
  /// - Example: a log named `x.yaml`
  /// - Instead: split the file.
  package static let fileTooLarge = FindingCode("file-too-large")

  /// - What: a list or mapping in full-width brackets.
  /// - Why: YAML takes the whole for one text.
  /// - Example: `［F，Y］`
  /// - Instead: `[F, Y]`
  package static let fullwidthBracket = FindingCode("fullwidth-bracket")

  /// - What: a full-width `：` where YAML's `: ` is meant.
  /// - Why: YAML takes key and value together for one text.
  /// - Example: `name：烟台`
  /// - Instead: `name: 烟台`
  package static let fullwidthColon = FindingCode("fullwidth-colon")

  /// - What: a full-width `，` or `、` between the entries of a list or mapping.
  /// - Why: YAML takes the entries for a single one.
  /// - Example: `[京A，京B]`
  /// - Instead: `[京A, 京B]`; quote a text that needs the comma.
  package static let fullwidthComma = FindingCode("fullwidth-comma")

  /// - What: a value of full-width letters or digits.
  /// - Why: `１０` is no number and `Ａ` is not the letter A.
  /// - Example: `size: １０`
  /// - Instead: `size: 10`
  package static let fullwidthLetters = FindingCode("fullwidth-letters")

  /// - What: a list or mapping that stands as a key.
  /// - Why: keys are words.
  /// - Example: `? [a, b]`
  /// - Instead: `a_b:`
  package static let keyNotText = FindingCode("key-not-text")

  /// - What: a key beyond the limit on bytes.
  /// - Why: no key is that long; most often a quote or a colon is misplaced.
  /// - Example: a sentence in front of a colon
  /// - Instead: quote the sentence, or shorten the key.
  package static let keyTooLong = FindingCode("key-too-long")

  /// - What: a character that YAML counts as a line break and editors do not: U+0085, U+2028,
  ///   U+2029.
  /// - Why: line numbers would differ between tools.
  /// - Example: text copied from a word processor
  /// - Instead: use an ordinary line break or a space.
  package static let lineSeparator = FindingCode("line-separator")

  /// - What: a list that starts on the line of its key.
  /// - Why: YAML wants it on a line of its own.
  /// - Example: `kinds: - small-car`
  /// - Instead: `kinds: [small-car]`
  package static let listOnKeyLine = FindingCode("list-on-key-line")

  /// - What: a carriage return without a line feed.
  /// - Why: editors and tools disagree whether it ends the line.
  /// - Example: a file from a very old program
  /// - Instead: use `\n` or `\r\n`.
  package static let loneCarriageReturn = FindingCode("lone-carriage-return")

  /// - What: the key `<<`, which copies another mapping in.
  /// - Why: rule files share through layers and parts, where every value keeps its own place.
  /// - Example: `<<: *base`
  /// - Instead: write the keys out.
  package static let mergeKey = FindingCode("merge-key")

  /// - What: a line among keys that has no colon.
  /// - Why: YAML cannot tell key from value.
  /// - Example: `size 10`
  /// - Instead: `size: 10`
  package static let missingColon = FindingCode("missing-colon")

  /// - What: two entries in brackets with no comma between them.
  /// - Why: YAML cannot tell where the first one ends.
  /// - Example: `{ a: "1" b: 2 }`
  /// - Instead: `{ a: "1", b: 2 }`
  package static let missingComma = FindingCode("missing-comma")

  /// - What: a colon with no space behind it.
  /// - Why: YAML takes key and value together for one text.
  /// - Example: `size:10`
  /// - Instead: `size: 10`
  package static let missingSpaceAfterColon = FindingCode("missing-space-after-colon")

  /// - What: an expression that starts with `!` and is not quoted.
  /// - Why: YAML takes `!approved` for a tag and the value for empty: the negation is lost.
  /// - Example: `when: !approved`
  /// - Instead: `when: "!approved"`
  package static let negationAsTag = FindingCode("negation-read-as-tag")

  /// - What: mappings and lists nested beyond the limit.
  /// - Why: no rule needs it, and reading it costs more with every level.
  /// - Example: `[[[[…`
  /// - Instead: name the inner parts and move them out.
  package static let nestingTooDeep = FindingCode("nesting-too-deep")

  /// - What: bytes that are not UTF-8.
  /// - Why: other encodings cannot be told from each other with certainty.
  /// - Example: a file saved as GBK or UTF-16
  /// - Instead: save it as UTF-8.
  package static let notUTF8 = FindingCode("not-utf-8")

  /// - What: libyaml found no memory to start with.
  /// - Why: the file was not read at all.
  /// - Example: a machine at its limits
  /// - Instead: free memory and try again.
  package static let outOfMemory = FindingCode("out-of-memory")

  /// - What: a value that starts with a character YAML keeps for itself: one of ``@ ` % * &``.
  /// - Why: YAML refuses it or takes it for something else.
  /// - Example: `at: @noon`
  /// - Instead: `at: "@noon"`
  package static let reservedCharacter = FindingCode("reserved-character")

  /// - What: a text beyond the limit on bytes.
  /// - Why: no message or expression is that long; most often a quote is misplaced.
  /// - Example: a quote that is closed pages later
  /// - Instead: shorten the text, look for the quote.
  package static let scalarTooLong = FindingCode("scalar-too-long")

  /// - What: a second document behind `---`.
  /// - Why: a rule file is exactly one document; the second would be ignored.
  /// - Example: two cities in one file
  /// - Instead: one file each.
  package static let severalDocuments = FindingCode("several-documents")

  /// - What: a tab among the blanks that start a line.
  /// - Why: YAML indents with spaces; how wide a tab is, every editor decides for itself.
  /// - Example: a tab in front of `size:`
  /// - Instead: use spaces.
  package static let tabIndentation = FindingCode("tab-indentation")

  /// - What: a type written in front of a value, `!!str`.
  /// - Why: types come from the rule files' schema.
  /// - Example: `size: !!int 10`
  /// - Instead: `size: 10`
  package static let tag = FindingCode("yaml-tag")

  /// - What: something behind a closed quote or bracket.
  /// - Why: YAML considers the value finished.
  /// - Example: `name: "Yantai" city`
  /// - Instead: `name: Yantai city`
  package static let textAfterValue = FindingCode("text-after-value")

  /// - What: a file beyond the limit on keys and values.
  /// - Why: no rule file is that large.
  /// - Example: generated data
  /// - Instead: split the file.
  package static let tooManyNodes = FindingCode("too-many-nodes")

  /// - What: a `[` or `{` that is never closed.
  /// - Why: everything behind it would belong to it.
  /// - Example: `[a, b`
  /// - Instead: `[a, b]`
  package static let unclosedBracket = FindingCode("unclosed-bracket")

  /// - What: a `\` in double quotes with a letter that means nothing.
  /// - Why: YAML knows a fixed set of escapes.
  /// - Example: `"C:\\plates"` with a single backslash
  /// - Instead: single quotes, or `\\\\`.
  package static let unknownEscape = FindingCode("unknown-escape")

  /// - What: a quote that is never closed.
  /// - Why: everything behind it would belong to the text.
  /// - Example: `name: "烟台`
  /// - Instead: `name: "烟台"`
  package static let unterminatedQuote = FindingCode("unterminated-quote")

  /// - What: a space that is not ASCII where YAML needs one: U+3000, U+00A0 and their kin.
  /// - Why: YAML takes it for a letter.
  /// - Example: a key indented with U+3000
  /// - Instead: use ordinary spaces.
  package static let unusualSpace = FindingCode("unusual-space")

  /// - What: a line that starts with `%`.
  /// - Why: it would instruct the parser, not state a rule.
  /// - Example: `%YAML 1.2`
  /// - Instead: remove the line; quote a text that starts so.
  package static let yamlDirective = FindingCode("yaml-directive")

  /// - What: a place where the text stops being YAML for a reason without a code of its own.
  /// - Why: nothing behind it can be read.
  /// - Example: `]` with no `[`
  /// - Instead: look at the place and at the line above.
  package static let yamlSyntax = FindingCode("yaml-syntax")

  /// - What: an invisible character without width.
  /// - Why: it makes another word of the one that is seen.
  /// - Example: `city` with U+200B
  /// - Instead: remove the character.
  package static let zeroWidthCharacter = FindingCode("zero-width-character")
}
