import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

/// A demand whose condition was checked and compiled; an object, since all cities share it.
final class Demand: Sendable {
  /// Where the rules state it.
  let place: SourceSpan
  let reason: BilingualText
  /// Paths of the parameters and groups that it reads, in the order of its text, each once.
  let reads: [String]
  let program: ExpressionProgram
  /// Of the frame that the program reads.
  let layout: FrameLayout
  /// What one evaluation costs at most: the operations of its condition, and the values that are
  /// laid out for it.
  let cost: Int

  init(
    place: SourceSpan, reason: BilingualText, reads: [String], program: ExpressionProgram,
    layout: FrameLayout, cost: Int
  ) {
    self.place = place
    self.reason = reason
    self.reads = reads
    self.program = program
    self.layout = layout
    self.cost = cost
  }
}

// Demands are compiled with the workflow whose parameters they read, and are no part of it: they are
// met by every city that has a compiled book.
extension WorkflowLowering {
  /// The same as of the whole workflow, of which nothing else is looked at.
  static func demands(
    of linked: LinkedWorkflow, types: NationalTypes, parameters: ParameterLayout,
    _ findings: inout FindingCollector
  ) -> [Demand] {
    guard !linked.demands.isEmpty else { return [] }
    var lowering = WorkflowLowering(
      linked, types, parameters, FieldFlow(linked), [], findings)
    lowering.base.roots = lowering.frameRoots()
    defer { findings = lowering.findings }
    return lowering.lowerDemands()
  }

  /// The demands that are sound; the others are reported.
  mutating func lowerDemands() -> [Demand] {
    var scope = base
    scope.roots = scope.roots.filter { $0.key == "param" }
    // Each is held against a city by itself, so that none may rely on another; one that another
    // says already demands nothing.
    var known = Assumptions()
    return linked.demands.compactMap { demand($0, in: scope, beside: &known) }
  }

  private mutating func demand(
    _ syntax: DemandSyntax, in scope: Scope, beside known: inout Assumptions
  ) -> Demand? {
    let text = syntax.condition
    guard let compiled = compile(text, as: .bool, in: scope) else { return nil }
    let checked = compiled.checked
    // A probe asks what only a case can be told.
    let asks = compiled.program.instructions.contains { $0.operation == .probe }
    guard !asks, !checked.readsTime, !checked.usesReached else {
      findings.report(.demandAsks(at: text.span))
      return nil
    }
    let reads = parameters(namedIn: text)
    guard !reads.isEmpty else {
      findings.report(.demandOfNothing(at: text.span))
      return nil
    }
    decided.note(known.truth(of: checked), of: .demand, at: text.span)
    known.append(checked)
    return Demand(
      place: text.span, reason: syntax.reason, reads: reads, program: compiled.program,
      layout: plan.layout,
      cost: checked.cost + plan.layout.words + plan.layout.objects)
  }

  /// In the order of the text, each once.
  func parameters(namedIn text: ExpressionText) -> [String] {
    let prefix = "param."
    var paths: [String] = []
    for name in text.paths where name.hasPrefix(prefix) {
      let path = String(name.dropFirst(prefix.count))
      let isKnown = parameters.leaf(at: path) != nil || parameters.group(at: path) != nil
      if isKnown, !paths.contains(path) { paths.append(path) }
    }
    return paths
  }
}
