import HaopaiDiagnostics
import HaopaiProgram
import HaopaiTestSupport
import Testing

@testable import HaopaiExpression

@Suite struct RandomProgramTests {
  /// What the engine would answer: any function of the question will do.
  private static func answer(_ probe: ProbeSymbol, _ arguments: [TreeWalker.Value]) -> Int64 {
    let sum = arguments.reduce(Int64(probe.probe)) { ($0 &* 31) &+ $1.word }
    let span = UInt64(bitPattern: sum)
    return probe.result == .bool ? Int64(span % 2) : Int64(span % 51)
  }

  private static func run(
    _ program: ExpressionProgram, _ frame: borrowing Frame, _ probes: [Int: ProbeSymbol]
  ) -> (EvaluationStop, Evaluator) {
    var evaluator = Evaluator()
    var stop = evaluator.evaluate(program, in: frame)
    while case .probe(let index) = stop, let probe = probes[index] {
      let arguments = probe.parameters.indices.map { position in
        probe.parameters[position].isObject
          ? TreeWalker.Value.object(evaluator.argumentObject(position, in: frame))
          : .word(evaluator.argumentWord(position))
      }
      stop = evaluator.resume(program, in: frame, word: answer(probe, arguments))
    }
    return (stop, evaluator)
  }

  private static let probes: [Int: ProbeSymbol] = [
    SampleEnvironment.Probe.drawsLeft: ProbeSymbol(
      probe: SampleEnvironment.Probe.drawsLeft, result: .int),
    SampleEnvironment.Probe.batchSize: ProbeSymbol(
      probe: SampleEnvironment.Probe.batchSize, result: .int),
    SampleEnvironment.Probe.batchContains: ProbeSymbol(
      probe: SampleEnvironment.Probe.batchContains, parameters: [.number], result: .bool),
  ]

  @Test(arguments: UInt64(1)...8)
  func `programs do what the tree says`(block: UInt64) {
    var (failed, total) = (0, 0)
    for seed in (block * 10_000)..<(block * 10_000 + 200) {
      var source = RandomExpression(seed: seed)
      let text = source.bool(3 + Int(block % 3))
      var findings = FindingCollector()
      let compiled = ExpressionCompiler(
        environment: SampleEnvironment.environment, allowsFailure: true
      ).compile(ExpressionText(text), as: .bool, into: &findings)
      guard let compiled else {
        // Well typed as it is, it may still be too long, too deep or too slow.
        let limits: [FindingCode] = [
          .tooManyIterations, .unboundedList, .expressionTooLong, .expressionTooDeep,
        ]
        #expect(
          findings.findings.allSatisfy { limits.contains($0.code) },
          "seed \(seed): \(text) \(findings.findings.map(\.message.en))")
        continue
      }
      let isTotal = Self.isTotal(text)
      for _ in 0..<4 {
        let frame = source.frame()
        let (stop, evaluator) = Self.run(compiled.program, frame, Self.probes)
        let walker = TreeWalker(frame) { .word(Self.answer($0, $1)) }
        total += 1
        do throws(ExpressionError) {
          let value = try walker.value(of: compiled.checked.root)
          #expect(stop == .finished, "seed \(seed): \(text)")
          #expect(evaluator.resultWord == value.word, "seed \(seed): \(text)")
        } catch {
          failed += 1
          #expect(stop == .failed(error), "seed \(seed): \(text)")
          #expect(!isTotal, "found total but fails, seed \(seed): \(text)")
        }
      }
    }
    // The test would show nothing if errors or values were missing.
    #expect(failed > total / 50 && failed < total * 9 / 10, "\(failed) of \(total) failed")
  }

  private static func isTotal(_ text: String) -> Bool {
    var findings = FindingCollector()
    return ExpressionCompiler(environment: SampleEnvironment.environment)
      .compile(ExpressionText(text), as: .bool, into: &findings) != nil
  }

  /// Small guarded expressions, of which many are found total.
  @Test(arguments: UInt64(1)...4)
  func `what is found total never fails`(block: UInt64) {
    var accepted = 0
    for seed in (block * 1000)..<(block * 1000 + 600) {
      var source = RandomExpression(seed: seed)
      let (left, right) = (source.int(1), source.int(1))
      let condition = source.random.pick([
        "param.divisor > 1", "param.divisor != 0", "param.wide > 2 && param.wide < 50",
        "!(param.wide < -9 || param.wide > 9)", "size(input.counts) > 2",
      ])
      let text = "\(condition) && \(left) / \(right) >= 0"
      var findings = FindingCollector()
      let compiled = ExpressionCompiler(environment: SampleEnvironment.environment)
        .compile(ExpressionText(text), as: .bool, into: &findings)
      guard let compiled else { continue }
      accepted += 1
      for _ in 0..<8 {
        let (stop, _) = Self.run(compiled.program, source.frame(), Self.probes)
        #expect(stop == .finished, "seed \(seed): \(text)")
      }
    }
    #expect(accepted > 30, "\(accepted) of 600 were accepted")
  }
}
