import HaopaiDiagnostics
import HaopaiProgram
import Testing

@testable import HaopaiExpression

/// Each input carries a marker where its finding must start; the marker is taken out first.
@Suite struct FindingTests {
  static let syntax: [(String, FindingCode)] = [
    ("1️⃣", .expressionSyntax),
    ("check 1️⃣= 'ok'", .foreignOperator),
    ("case.registered 1️⃣and case.registered", .foreignOperator),
    ("case.registered 1️⃣or case.registered", .foreignOperator),
    ("1️⃣not case.registered", .foreignOperator),
    ("case.registered 1️⃣& case.registered", .foreignOperator),
    ("case.registered 1️⃣| case.registered", .foreignOperator),
    ("check 1️⃣<> 'ok'", .foreignOperator),
    ("check 1️⃣=== 'ok'", .foreignOperator),
    ("size1️⃣（input.counts) > 0", .fullWidthCharacter),
    ("case.vin == 1️⃣“x”", .fullWidthCharacter),
    ("1️⃣！case.registered", .fullWidthCharacter),
    ("draws.left1️⃣　> 0", .fullWidthCharacter),
    ("draws.left > 1️⃣1u", .unsupportedExpression),
    ("draws.left > 1️⃣1.5", .unsupportedExpression),
    ("draws.left > 1️⃣1e3", .unsupportedExpression),
    ("1️⃣b'x' == b'x'", .unsupportedExpression),
    ("1️⃣{'a': 1}", .unsupportedExpression),
    ("case.vin == 1️⃣null", .unsupportedExpression),
    ("1️⃣dyn(1) == 1", .unsupportedExpression),
    ("case.vin.1️⃣matches('1.*')", .unsupportedExpression),
    ("1️⃣import == 1", .reservedWord),
    ("draws.left > 1️⃣9223372036854775808", .integerOutOfRange),
    ("case.vin == 1️⃣'abc", .unterminatedText),
    ("case.vin == 'a1️⃣\\q'", .badEscape),
    ("1️⃣(draws.left > 0", .expressionSyntax),
    ("draws.left > 01️⃣)", .expressionSyntax),
    ("draws.left >1️⃣", .expressionSyntax),
    ("draws.1️⃣ ", .expressionSyntax),
    ("input.counts.all(1️⃣1, true)", .expressionSyntax),
    ("a 1️⃣b", .expressionSyntax),
    ("1️⃣京 == 1", .expressionSyntax),
  ]

  static let names: [(String, FindingCode)] = [
    ("1️⃣parm.fee > param.fee", .unknownName),
    ("check == 1️⃣wrong", .unknownName),
    ("has(param.1️⃣drw)", .unknownMember),
    ("draws.1️⃣lft > 0", .unknownMember),
    ("case.day.1️⃣open", .unknownMember),
    ("1️⃣reachd(now)", .unknownFunction),
    ("case.vin.1️⃣startWith('1')", .unknownFunction),
    ("check == 1️⃣'okay'", .unknownCase),
    ("1️⃣'large' in param.kinds", .unknownCase),
    ("1️⃣param.kinds == ['small-car']", .typeMismatch),
    ("case.kind in [1️⃣'small_car']", .unknownCase),
    ("case.registered ? check == 1️⃣'worng' : false", .unknownCase),
  ]

  static let types: [(String, FindingCode)] = [
    ("!1️⃣draws.left", .typeMismatch),
    ("case.registered && 1️⃣draws.left", .typeMismatch),
    ("1️⃣case.vin == draws.left", .typeMismatch),
    // Formats of texts that have nothing in common.
    ("input.names.exists(n, 1️⃣n == case.vin)", .typeMismatch),
    ("input.names.exists(n, live_selection[1️⃣n].left > 0)", .typeMismatch),
    ("live_selection[1️⃣case.vin + ''].left > 0", .typeMismatch),
    ("1️⃣case.day == now", .mixedUnits),
    ("1️⃣param.register_within < param.interval", .mixedUnits),
    ("1️⃣param.register_within == param.register_within", .mixedUnits),
    ("1️⃣param.fee > 100", .mixedUnits),
    ("1️⃣now + 180 > now", .mixedUnits),
    ("1️⃣duration('1h') * 2 > param.interval", .mixedUnits),
    ("1️⃣2 * today == today", .mixedUnits),
    ("1️⃣param.interval / 2 > param.interval", .mixedUnits),
    ("1️⃣param.fee % 2 == 1", .mixedUnits),
    ("1️⃣check < check", .typeMismatch),
    ("[1, 1️⃣'a'] == [1]", .typeMismatch),
    ("1️⃣now", .resultType),
    ("size(1️⃣draws) > 0", .notAValue),
    ("1️⃣param == 1", .notAValue),
    ("has(1️⃣draws.left)", .notAValue),
    ("1️⃣live_selection.left > 0", .notAValue),
    ("1️⃣blacklist.days > 0", .notAValue),
    ("has(blacklist[case.vin]) && blacklist[case.vin].1️⃣day > 0", .unknownMember),
    ("1️⃣has() && true", .argumentCount),
    ("1️⃣term_end(now) < now", .argumentCount),
    ("1️⃣input.code == 'x'", .secretRead),
    ("now < timestamp(1️⃣'2026-02-30T00:00:00Z')", .badConversion),
    ("param.interval < duration(1️⃣'3 min')", .badConversion),
    ("param.interval < duration(1️⃣'1us')", .badConversion),
    ("now < timestamp(1️⃣case.vin)", .badConversion),
  ]

  static let totality: [(String, FindingCode)] = [
    ("1️⃣param.draw.attempts > 0", .mayBeAbsent),
    ("has(param.draw) || 1️⃣param.draw.attempts > 0", .mayBeAbsent),
    ("reached(1️⃣case.compose_from)", .mayBeAbsent),
    ("1️⃣blacklist[case.vin].days > 1", .mayBeAbsent),
    ("has(blacklist[case.vin]) && 1️⃣blacklist[input.vin].days > 1", .mayBeAbsent),
    ("1️⃣input.counts[0] > 0", .indexUnproven),
    ("size(input.counts) > 2 && 1️⃣input.counts[3] > 0", .indexUnproven),
    ("size(batch) >= 0 && 1️⃣batch[0] == input.number", .indexUnproven),
    ("10 / 1️⃣param.divisor > 1", .mayDivideByZero),
    ("10 % 1️⃣(param.divisor - 3) > 1", .mayDivideByZero),
    ("1️⃣param.wide + 1 > 0", .mayOverflow),
    ("param.wide < 5 && 1️⃣param.wide - 10 > 0", .mayOverflow),
    ("1️⃣-param.wide > 0", .mayOverflow),
    ("1️⃣timestamp('9999-12-31T23:59:59Z') + param.interval > now", .mayOverflow),
    ("1️⃣input.unbounded.all(n, n > 0)", .unboundedList),
  ]

  @Test(arguments: syntax + names + types + totality)
  func `the finding starts at the marker`(marked: String, code: FindingCode) throws {
    let parts = marked.split(separator: "1️⃣", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let text = parts.joined()
    let start = Int32(parts[0].utf8.count)
    let findings = findings(in: text)
    #expect(findings.map(\.code) == [code], "\(text): \(findings.map(\.message.en))")
    #expect(findings.first?.span.start == start, "\(text): \(findings)")
  }

  @Test(arguments: [
    "size(input.counts) > 3 && input.counts[3] > 0",
    "param.divisor != 0 && 10 / param.divisor > 1",
    "param.divisor == 0 || 10 / param.divisor > 1",
    "param.wide < 5 && param.wide > -5 && -param.wide + 10 > 0",
    "(param.wide == 3 || param.wide == 4) && param.wide + 1 > 0",
    "has(param.draw) ? param.draw.attempts > 0 : false",
    "!(!has(param.draw) || param.draw.attempts == 0)",
    "has(param.draw.attempts) && param.draw.attempts == 1",
    "input.counts.all(n, n == 0 || 10 / n >= 0)",
    "has(blacklist[case.vin]) && 10 / blacklist[case.vin].days > 0",
    "size(batch) > 0 && batch[0] == input.number",
    "case.day - param.register_within < today",
    "(param.wide==1||param.wide==2||param.wide==3||param.wide==4||param.wide==5||param.wide==6)"
      + " && param.wide + 1 > 0",
  ])
  func `what a condition proves is allowed behind it`(text: String) {
    #expect(findings(in: text).map(\.message.en) == [])
  }

  @Test func `a fix replaces exactly the wrong word`() throws {
    let finding = try #require(findings(in: "check == 'wong'").first)
    let fix = try #require(finding.fixes.first)
    #expect(fix.replacement == "wrong")
    #expect(fix.span.start == 10 && fix.span.end == 14)
    #expect(finding.help?.en == "did you mean `wrong`?")
    #expect(finding.help?.zh == "是否指 `wrong`？")
  }

  @Test func `a resource says how many keys it needs`() throws {
    let finding = try #require(findings(in: "live_selection.left > 0").first)
    #expect(finding.message.en == "`live_selection` needs 1 key in brackets")
    #expect(finding.message.zh == "`live_selection` 需要在方括号中给出 1 个键")
  }

  @Test(arguments: [
    (
      "param.interval * 2 > param.interval",
      "`*` takes two whole numbers, or money and a whole number: write a duration out, such as "
        + "`duration(\"2h\")`, or add it up",
      "`*` 只用于两个整数，或金额和整数；时长请直接写出，如 `duration(\"2h\")`，或逐个相加"
    ),
    (
      "param.fee * param.fee > param.fee",
      "`*` takes two whole numbers, or money and a whole number", "`*` 只用于两个整数，或金额和整数"
    ),
    (
      "param.interval / 2 > param.interval",
      "`/` takes two whole numbers: write the value out, or declare a parameter for it",
      "`/` 只用于两个整数；所要的值请直接写出，或另设参数"
    ),
  ])
  func `advice about arithmetic says what there is`(text: String, en: String, zh: String) throws {
    let finding = try #require(findings(in: text).first)
    #expect(finding.help?.en == en)
    #expect(finding.help?.zh == zh)
  }

  @Test(arguments: [
    "duration('2h') > param.interval", "duration('1h') + duration('1h') > param.interval",
    "param.fee * 2 > param.fee",
  ])
  func `what the advice says is accepted`(text: String) {
    #expect(findings(in: text).map(\.message.en) == [])
  }

  @Test(arguments: [
    ("batch[0] == input.number", "guard it with `size(batch) > 0`"),
    (
      "input.counts.filter(n, n > 0)[0] > 0",
      "only a list with a name can be shown to be long enough, such as `batch`"
    ),
  ])
  func `advice about an element names a list that can be tested`(
    text: String, help: String
  ) throws {
    let finding = try #require(findings(in: text).first)
    #expect(finding.code == .indexUnproven)
    #expect(finding.help?.en == help)
    let list = try #require(text.split(separator: "[").first)
    #expect(finding.message.en == "`\(list)` may not have this element")
  }

  @Test func `independent causes are all found, dependent ones are silent`() {
    let text = "has(param.drw) && param.draw.attempts > 0 && chek == 'ok'"
    #expect(findings(in: text).map(\.code) == [.unknownMember, .unknownName])
  }

  @Test func `messages are one line of lower case in both languages`() {
    let all = Self.syntax + Self.names + Self.types + Self.totality
    for (marked, _) in all {
      for finding in findings(in: marked.split(separator: "1️⃣").joined()) {
        for message in [finding.message, finding.help].compactMap({ $0 }) {
          #expect(!message.en.contains("\n") && !message.zh.contains("\n"))
          #expect(message.en.last != "." && message.zh.last != "。", "\(message)")
          #expect(message.en.first?.isUppercase == false, "\(message.en)")
          #expect(message.zh != message.en, "\(message.en)")
        }
      }
    }
  }

  @Test func `limits hold on both sides`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "true" + String(repeating: ")", count: depth)
    }
    #expect(findings(in: nested(ExpressionLimits.nesting - 1)).isEmpty)
    #expect(findings(in: nested(ExpressionLimits.nesting)).map(\.code) == [.expressionTooDeep])
    let chain = Array(repeating: "true", count: ExpressionLimits.height)
    #expect(findings(in: chain.joined(separator: "&&")).isEmpty)
    #expect(
      findings(in: (chain + ["true"]).joined(separator: "&&")).map(\.code)
        == [.expressionTooDeep])
    let padding = String(repeating: " ", count: ExpressionLimits.bytes - 4)
    #expect(findings(in: padding + "true").isEmpty)
    #expect(findings(in: padding + " true").map(\.code) == [.expressionTooLong])
  }

  @Test func `nested loops are bounded by their product`() {
    func loops(_ depth: Int) -> String {
      depth == 0 ? "true" : "input.counts.all(x, \(loops(depth - 1)))"
    }
    // 8 to the 5th is below the limit, to the 6th above it.
    #expect(findings(in: loops(5)).isEmpty)
    #expect(findings(in: loops(6)).map(\.code) == [.tooManyIterations])
  }

  private func findings(in text: String) -> [Finding] {
    var findings = FindingCollector()
    _ = ExpressionCompiler(environment: SampleEnvironment.environment)
      .compile(ExpressionText(text), as: .bool, into: &findings)
    return findings.findings
  }
}
