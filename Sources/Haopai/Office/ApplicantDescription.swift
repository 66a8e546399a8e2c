import HaopaiEngine
package import HaopaiProgram

extension Submitter {
  /// An applicant's number in the form in which cases keep it.
  var normalised: Submitter {
    guard case .applicant(let id) = self else { return self }
    return .applicant(PlainReader.normalised(id, as: nil) ?? id)
  }
}

/// Who applies, as a service knows it.
public struct ApplicantDescription: Hashable, Sendable {
  /// A word of the rule files, such as `individual` or `unit`.
  public var kind: String
  /// What the rule files want of the kind: a citizen's identity number or a unit's credit code, in
  /// any form that is normalised. Personal data.
  public var id: String
  /// A word of the rule files, such as `internet`; nil for the default.
  public var account: String?

  /// Checks nothing; `Office.open` answers `invalidApplicant` where it does not fit.
  public init(kind: String, id: String, account: String? = nil) {
    self.kind = kind
    self.id = id
    self.account = account
  }

  /// Whether the rules know such an applicant and the id can be one of the kind, check digit
  /// included.
  package func fits(_ declaration: ApplicantDeclaration) -> Bool {
    (try? resolved(against: declaration)) != nil
  }

  func resolved(
    against declaration: ApplicantDeclaration
  ) throws(SubmissionFailure) -> Applicant {
    guard let kind = declaration.kinds.cases.firstIndex(of: kind) else {
      throw SubmissionFailure(.invalidApplicant, path: "applicant.kind")
    }
    guard let id = PlainReader.normalised(id, as: declaration.identities[kind]) else {
      throw SubmissionFailure(.invalidApplicant, path: "applicant.id")
    }
    var ordinal = declaration.defaultAccount
    if let account {
      guard let found = declaration.accounts.cases.firstIndex(of: account) else {
        throw SubmissionFailure(.invalidApplicant, path: "applicant.account")
      }
      ordinal = found
    }
    return Applicant(id: id, kind: kind, account: ordinal)
  }
}
