public import Haopai

/// Looks up what the rules ask the host for.
public protocol FactSource: Sendable {
  /// - Parameter questions: each names a fact, and the keys it is asked by.
  /// - Returns: the facts by name, each with its fields.
  /// - Throws: anything, where they cannot be had now; the command is not taken then.
  func facts(_ questions: [FactQuestion]) async throws -> [String: [String: PlainValue]]
}

/// Why a service did not answer. The command may be submitted again with the same key: it is done once.
public enum ServiceFailure: Error, Hashable, Sendable {
  /// Too many wait. Nothing has happened.
  case overloaded
  /// The service was shut down. Nothing has happened.
  case closed
  /// What the rules ask for could not be looked up. Nothing has happened.
  case factsUnavailable
  /// Rules could not be published; those in force stay.
  case notAdopted(OfficeFailure)
  /// The archive failed. What was asked may have happened or not; an office that is opened anew knows.
  case failed(OfficeFailure)
}
