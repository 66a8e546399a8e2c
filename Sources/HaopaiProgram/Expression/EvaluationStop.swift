/// Why an evaluation stopped.
package enum EvaluationStop: Hashable, Sendable {
  /// The result is in `resultWord` or `resultObject`.
  case finished
  /// The program asks for something that is not in the frame: entry `probe` of the workflow's
  /// probe table. Its arguments are in `argumentWord(_:)` and `argumentObject(_:)`; answer with
  /// `resume`.
  case probe(Int)
  case failed(ExpressionError)
}

/// CEL's run-time errors. A checked rule book cannot raise them.
package enum ExpressionError: UInt8, Error, Hashable, Sendable {
  case divisionByZero = 1
  case modulusByZero
  case overflow
  case range
  case conversion
  case indexOutOfBounds
}
