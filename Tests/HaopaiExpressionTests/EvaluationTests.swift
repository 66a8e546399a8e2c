import HaopaiDiagnostics
import HaopaiProgram
import Testing

@testable import HaopaiExpression

@Suite struct EvaluationTests {
  let compiler = ExpressionCompiler(environment: SampleEnvironment.environment)

  private func compile(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> CompiledExpression {
    var findings = FindingCollector()
    let compiled = compiler.compile(ExpressionText(text), as: .any, into: &findings)
    let messages = findings.findings.map { "\($0.code): \($0.message.en)" }
    return try #require(compiled, "\(text): \(messages)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ("has(param.draw) && param.draw.attempts >= 10", true),
    ("has(param.draw) && param.draw.exclude_4 == 'offered'", true),
    ("has(param.draw) && param.draw.exclude_4 != \"offered\"", false),
    ("case.kind in param.kinds", true),
    ("'large-car' in param.kinds", false),
    ("param.kinds == []", false), ("[] != param.kinds", true), ("param.kinds == param.kinds", true),
    ("case.kind in ['small-nev', 'large-car']", true),
    ("case.vin == input.vin", true),
    ("case.vin.startsWith('1M8') && input.vin.size() == 17", true),
    ("!has(case.compose_from) || reached(case.compose_from)", true),
    ("reached(now + param.interval)", false),
    ("input.counts.all(n, n > 0) && input.counts.exists(n, n == 4)", true),
    ("input.counts.exists_one(n, n > 3)", true),
    ("input.counts.map(n, n * 2) == [6, 2, 8]", true),
    ("input.names.filter(n, n != '张三') == ['李四']", true),
    ("input.counts.map(n, n > 1, n + 1) == [4, 5]", true),
    ("param.divisor > 0 && 10 / param.divisor == 3", true),
    ("size(input.counts) > 2 && input.counts[2] == 4", true),
    ("now + duration('180s') == now + param.interval", true),
    ("now < timestamp('2030-01-01T00:00:00+08:00')", true),
    ("timestamp('2026-03-02T09:00:00+08:00').getHours('Asia/Shanghai') == 9", true),
    ("string(duration('1.5s')) + string(3) == '1.5s3'", true),
    ("param.fee * 2 == param.fee + param.fee", true),
    ("(case.registered ? 'a' : 'b') == 'b'", true),
    ("'京A\\u0387' == '京A\\u00b7'", false),
  ])
  func `an expression has its value`(text: String, expected: Bool) throws {
    let program = try compile(text).program
    var evaluator = Evaluator()
    #expect(evaluator.evaluate(program, in: SampleEnvironment.frame) == .finished)
    #expect((evaluator.resultWord != 0) == expected)
  }

  @Test func `a question stops the program and its answer resumes it`() throws {
    let program = try compile("live_selection[input.vin].left > 0 && draws.left == 2").program
    let frame = SampleEnvironment.frame
    var evaluator = Evaluator()
    #expect(
      evaluator.evaluate(program, in: frame) == .probe(SampleEnvironment.Probe.selectionLeft))
    #expect(evaluator.argumentObject(0, in: frame) == .text("1M8GDM9AXKP042788"))
    #expect(
      evaluator.resume(program, in: frame, word: 1)
        == .probe(SampleEnvironment.Probe.drawsLeft))
    #expect(evaluator.resume(program, in: frame, word: 2) == .finished)
    #expect(evaluator.resultWord == 1)
  }

  @Test func `arguments keep their positions among words and objects`() throws {
    let program = try compile("term_end(entered, param.register_within)").program
    var frame = SampleEnvironment.frame
    frame.words[Frame.Word.entered] = 5
    frame.words[SampleEnvironment.Word.term] = 6
    var evaluator = Evaluator()
    #expect(evaluator.evaluate(program, in: frame) == .probe(SampleEnvironment.Probe.termEnd))
    #expect(evaluator.argumentWord(0) == 5)
    #expect(evaluator.argumentWord(1) == 6)
    #expect(evaluator.resume(program, in: frame, word: 77) == .finished)
    #expect(evaluator.resultWord == 77)
  }

  @Test func `the boundary is the least instant still to come`() throws {
    let program = try compile(
      "reached(now + duration('2s')) || reached(now + duration('1s')) || reached(now)"
    ).program
    let frame = SampleEnvironment.frame
    var evaluator = Evaluator()
    #expect(evaluator.evaluate(program, in: frame) == .finished)
    #expect(evaluator.resultWord == 1)
    #expect(evaluator.boundary == frame.words[Frame.Word.now] + 1000)
    evaluator.resetBoundary()
    #expect(evaluator.boundary == .max)
  }

  @Test func `what is read is known`() throws {
    let checked = try compile("has(param.draw) && param.draw.attempts > draws.left").checked
    #expect(checked.reads == ["param.draw", "param.draw.attempts", "draws.left"])
    #expect(!checked.readsTime)
    #expect(try compile("param.window.open").checked.readsTime)
    #expect(try compile("now > entered").checked.readsTime)
    #expect(try compile("today > case.day").checked.readsToday)
    #expect(try compile("reached(entered)").checked.usesReached)
  }

  @Test func `an assumption proves what it guards`() throws {
    var assumptions = Assumptions()
    assumptions.append(try compile("has(param.draw) && size(batch) > 0").checked)
    var findings = FindingCollector()
    for text in ["batch[0]", "param.draw.attempts"] {
      let compiled = compiler.compile(
        ExpressionText(text), as: .any, assuming: assumptions, into: &findings)
      #expect(compiled != nil, "\(text) \(findings.findings)")
    }
  }
}

extension Evaluator {
  /// An argument of the probe that waits.
  func argumentWord(_ position: Int) -> Int64 { words[firstArgumentWord + position] }

  func argumentObject(_ position: Int, in frame: borrowing Frame) -> ObjectValue {
    frame.objects.object(objects[firstArgumentObject + position])
  }
}
