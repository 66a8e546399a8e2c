/// What identifies an applicant, as the rule files name it.
package enum IdentityKind: String, Hashable, Sendable, CaseIterable {
  /// A citizen's identity number.
  case citizenID = "citizen-id"
  /// A unit's unified social credit code.
  case creditCode = "credit-code"
}
