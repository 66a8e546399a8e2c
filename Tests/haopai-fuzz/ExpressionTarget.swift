import HaopaiDiagnostics
import HaopaiProgram
import HaopaiTestSupport

@testable import HaopaiExpression
@testable import HaopaiExpressionOracle

/// The expression compiler: a program or a finding inside the text; a program does on any frame
/// what the tree says, and one that was found total never fails.
struct ExpressionTarget: FuzzTarget {
  private static let frames = 4

  var samples: [[UInt8]] {
    RuleFolders(root: ".").shipped.map(\.bytes)
      + [
        Array(
          """
          param.divisor param.wide param.fee param.kinds param.interval param.register_within
          param.window.open case.compose_from case.registered case.day input.counts input.names
          live_selection[case.vin].left has(blacklist[case.vin]) batch[0] draws.left check
          """.utf8)
      ]
  }

  func `try`(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    let source = SourceText(id: SourceText.ID(0), path: "fuzzed", bytes: bytes)
    let isTotal = run(text, in: source, allowsFailure: false)
    let isSound = run(text, in: source, allowsFailure: true)
    Promise.holds(!isTotal || isSound, "total, and not even sound")
    guard !isTotal else { return true }
    for cure in Cure.all(of: findings(text), first: 2) {
      cure.check(findings(String(decoding: cure.changed(bytes), as: UTF8.self)))
    }
    return true
  }

  private func findings(_ text: String) -> [Finding] {
    var findings = FindingCollector()
    _ = ExpressionCompiler(environment: SampleEnvironment.environment)
      .compile(ExpressionText(text), as: .any, into: &findings)
    return findings.findings
  }

  private func run(_ text: String, in source: SourceText, allowsFailure: Bool) -> Bool {
    var findings = FindingCollector()
    let compiled = ExpressionCompiler(
      environment: SampleEnvironment.environment, allowsFailure: allowsFailure
    ).compile(ExpressionText(text), as: .any, into: &findings)
    Promise.holds(
      (compiled == nil) == !findings.findings.isEmpty, "neither a program nor a finding, or both")
    FindingCheck([source]).check(findings.sorted())
    guard let compiled else { return false }
    var values = RandomValues(seed: ContentHash.of(source.bytes))
    for _ in 0..<Self.frames {
      check(compiled, in: values.frame(), seed: values.random.next(), allowsFailure)
    }
    return true
  }

  private func check(
    _ compiled: CompiledExpression, in frame: consuming Frame, seed: UInt64, _ allowsFailure: Bool
  ) {
    let answers = RandomAnswers(seed: seed)
    let (stop, evaluator) = Self.run(compiled.program, frame, answers)
    let walker = TreeWalker(frame) { answers.answer($0, $1) }
    do throws(ExpressionError) {
      let value = try walker.value(of: compiled.checked.root)
      Promise.holds(stop == .finished, "\(stop) instead of \(value)")
      if compiled.type.isObject {
        let object = frame.objects.object(evaluator.resultObject)
        Promise.holds(object.isSame(as: value.object), "\(object) instead of \(value)")
      } else {
        Promise.holds(evaluator.resultWord == value.word, "\(evaluator.resultWord), not \(value)")
        Promise.holds(compiled.range?.contains(value.word) ?? true, "\(value) out of its range")
      }
    } catch {
      Promise.holds(allowsFailure, "found total but fails: \(error)")
      Promise.holds(stop == .failed(error), "\(stop) instead of \(error)")
    }
  }

  private static func run(
    _ program: ExpressionProgram, _ frame: borrowing Frame, _ answers: RandomAnswers
  ) -> (EvaluationStop, Evaluator) {
    var evaluator = Evaluator()
    var stop = evaluator.evaluate(program, in: frame)
    while case .probe(let index) = stop {
      guard let probe = answers.probes[index] else { fatalError("no probe \(index)") }
      let arguments = probe.parameters.indices.map { position in
        probe.parameters[position].isObject
          ? TreeWalker.Value.object(
            frame.objects.object(evaluator.objects[evaluator.firstArgumentObject + position]))
          : .word(evaluator.words[evaluator.firstArgumentWord + position])
      }
      switch answers.answer(probe, arguments) {
      case .word(let word): stop = evaluator.resume(program, in: frame, word: word)
      case .object(let object): stop = evaluator.resume(program, in: frame, object: object)
      }
    }
    return (stop, evaluator)
  }
}

/// What the engine might answer: within what was declared, the same for the same question.
private struct RandomAnswers {
  let seed: UInt64
  /// By index.
  let probes: [Int: ProbeSymbol] = Self.all

  func answer(_ probe: ProbeSymbol, _ arguments: [TreeWalker.Value]) -> TreeWalker.Value {
    var mixed = seed &+ UInt64(probe.probe)
    for argument in arguments {
      switch argument {
      case .word(let word): mixed = (mixed &* 31) &+ UInt64(bitPattern: word)
      case .object: for byte in argument.text { mixed = (mixed &* 31) &+ UInt64(byte) }
      }
    }
    var values = RandomValues(seed: mixed)
    return probe.result.isObject
      ? .object(values.object(of: probe.result, in: probe.range, most: 3))
      : .word(values.word(of: probe.result, in: probe.range))
  }

  private static let all: [Int: ProbeSymbol] = {
    let environment = SampleEnvironment.environment
    var found = environment.functions.map(\.lowering)
    for case .resource(let resource) in environment.roots.values {
      found += resource.members.values
      found += resource.guardedMembers.values
      found += resource.memberWithoutKeys.values
      found += [resource.element, resource.size, resource.contains, resource.presence]
        .compactMap(\.self)
    }
    return Dictionary(found.map { ($0.probe, $0) }) { first, _ in first }
  }()
}
